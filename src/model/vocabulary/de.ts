import type { Words } from "./words.ts";

/** German. */
export const de: Words = {
  sections: {
    Context: ["Kontext", "Kontext und Problemstellung", "Problemstellung", "Ausgangslage"],
    Criteria: ["Entscheidungstreiber", "Einflussfaktoren", "Entscheidungskriterien"],
    Options: [
      "Betrachtete Optionen",
      "Optionen",
      "Betrachtete Alternativen",
      "Alternativen",
      "Erwogene Alternativen",
    ],
    Decision: ["Entscheidung", "Entscheidungsergebnis", "Beschluss"],
    Consequences: ["Konsequenzen", "Folgen", "Auswirkungen"],
    Links: ["Weitere Informationen", "Referenzen", "Verweise"],
  },
  statuses: {
    draft: ["entwurf", "in arbeit"],
    proposed: ["vorgeschlagen", "vorschlag", "offen", "in diskussion", "in prüfung"],
    accepted: ["akzeptiert", "angenommen", "beschlossen", "entschieden", "umgesetzt", "genehmigt", "aktiv"],
    rejected: ["abgelehnt", "verworfen", "zurückgewiesen"],
    deprecated: ["veraltet", "überholt"],
    superseded: ["ersetzt", "abgelöst"],
  },
  labels: {
    status: ["status", "stand"],
    date: ["datum"],
    "decision-makers": ["entscheider", "entscheidungsträger", "beteiligte"],
    consulted: ["konsultiert"],
    informed: ["informiert"],
    tags: ["schlagwörter"],
    supersedes: ["ersetzt"],
    "superseded-by": ["ersetzt durch", "abgelöst durch"],
  },
  relations: {
    supersedes: ["ersetzt", "löst ab"],
    "superseded-by": ["ersetzt durch", "abgelöst durch"],
    amends: ["ergänzt", "ändert"],
    "amended-by": ["ergänzt durch", "geändert durch"],
  },
  chosen: ["gewählte option", "gewählte alternative"],
  arguments: {
    good: ["gut", "vorteile", "vorteil"],
    neutral: ["neutral"],
    bad: ["schlecht", "nachteile", "nachteil"],
  },
};
