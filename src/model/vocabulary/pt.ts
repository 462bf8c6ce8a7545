import type { Words } from "./words.ts";

/** Portuguese. */
export const pt: Words = {
  sections: {
    Context: ["Contexto e declaração do problema", "Contexto e problema"],
    Criteria: ["Motivadores da decisão", "Fatores de decisão", "Critérios"],
    Options: ["Opções consideradas", "Opções", "Alternativas consideradas"],
    Decision: ["Decisão", "Resultado da decisão"],
    Consequences: ["Consequências"],
    Links: ["Mais informações", "Referências"],
  },
  statuses: {
    draft: ["rascunho"],
    proposed: ["proposto", "proposta", "pendente", "em revisão", "em discussão"],
    accepted: ["aceito", "aceita", "aceite", "aprovado", "aprovada", "adotado", "adotada"],
    rejected: ["rejeitado", "rejeitada", "recusado", "recusada"],
    deprecated: ["obsoleto", "obsoleta", "descontinuado", "depreciado"],
    superseded: ["substituído", "substituída"],
  },
  labels: {
    status: ["situação"],
    date: ["data"],
    "decision-makers": ["decisores", "responsáveis"],
    consulted: ["consultados"],
    informed: ["informados"],
    tags: ["etiquetas"],
    supersedes: ["substitui"],
    "superseded-by": ["substituído por", "substituída por"],
  },
  relations: {
    supersedes: ["substitui"],
    "superseded-by": ["substituído por", "substituída por"],
    amends: ["altera", "emenda"],
    "amended-by": ["alterado por", "alterada por"],
  },
  chosen: ["opção escolhida"],
  arguments: {
    good: ["bom", "vantagens", "vantagem"],
    neutral: ["neutro"],
    bad: ["ruim", "mau", "desvantagens", "desvantagem"],
  },
};
