import type { Words } from "./words.ts";

/** French. */
export const fr: Words = {
  sections: {
    Context: ["Contexte", "Contexte et énoncé du problème", "Énoncé du problème"],
    Criteria: ["Facteurs de décision", "Critères"],
    Options: [
      "Options envisagées",
      "Options considérées",
      "Alternatives envisagées",
      "Alternatives considérées",
    ],
    Decision: ["Décision", "Résultat de la décision"],
    Consequences: ["Conséquences"],
    Links: ["Informations supplémentaires", "Plus d'informations", "Liens", "Références"],
  },
  statuses: {
    draft: ["brouillon", "en cours de rédaction"],
    proposed: ["proposé", "proposée", "proposition", "en attente", "en discussion"],
    accepted: [
      "accepté",
      "acceptée",
      "approuvé",
      "approuvée",
      "adopté",
      "adoptée",
      "validé",
      "validée",
      "décidé",
    ],
    rejected: ["rejeté", "rejetée", "refusé", "refusée"],
    deprecated: ["obsolète", "déprécié", "dépréciée"],
    superseded: ["remplacé", "remplacée"],
  },
  labels: {
    status: ["statut", "état"],
    date: ["date"],
    "decision-makers": ["décideurs", "décisionnaires", "décideur", "décisionnaire"],
    consulted: ["consultés", "consulté"],
    informed: ["informés", "informé"],
    tags: ["étiquettes", "mots-clés"],
    supersedes: ["remplace"],
    "superseded-by": ["remplacé par", "remplacée par"],
  },
  relations: {
    supersedes: ["remplace"],
    "superseded-by": ["remplacé par", "remplacée par"],
    amends: ["modifie", "amende", "complète"],
    "amended-by": ["modifié par", "amendé par", "complété par"],
  },
  chosen: ["option choisie", "option retenue"],
  arguments: {
    good: ["bien", "bon", "avantages", "avantage"],
    neutral: ["neutre"],
    bad: ["mal", "mauvais", "inconvénients", "inconvénient"],
  },
};
