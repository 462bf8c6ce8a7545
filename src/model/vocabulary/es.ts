import type { Words } from "./words.ts";

/** Spanish. */
export const es: Words = {
  sections: {
    Context: ["Contexto", "Contexto y planteamiento del problema", "Planteamiento del problema"],
    Criteria: ["Factores de decisión", "Criterios"],
    Options: ["Opciones consideradas", "Opciones", "Alternativas", "Alternativas consideradas"],
    Decision: ["Decisión", "Resultado de la decisión"],
    Consequences: ["Consecuencias"],
    Links: ["Más información", "Enlaces", "Referencias"],
  },
  statuses: {
    draft: ["borrador"],
    proposed: ["propuesto", "propuesta", "pendiente", "en revisión"],
    accepted: ["aceptado", "aceptada", "aprobado", "aprobada", "adoptado", "adoptada", "decidido"],
    rejected: ["rechazado", "rechazada"],
    deprecated: ["obsoleto", "obsoleta", "en desuso"],
    superseded: ["reemplazado", "reemplazada", "sustituido", "sustituida"],
  },
  labels: {
    status: ["estado", "estatus"],
    date: ["fecha"],
    "decision-makers": ["decisores", "responsables"],
    consulted: ["consultados"],
    informed: ["informados"],
    tags: ["etiquetas"],
    supersedes: ["reemplaza a", "reemplaza", "sustituye a", "sustituye"],
    "superseded-by": ["reemplazado por", "reemplazada por", "sustituido por", "sustituida por"],
  },
  relations: {
    supersedes: ["reemplaza a", "reemplaza", "sustituye a", "sustituye"],
    "superseded-by": ["reemplazado por", "reemplazada por", "sustituido por", "sustituida por"],
    amends: ["modifica", "enmienda"],
    "amended-by": ["modificado por", "modificada por", "enmendado por"],
  },
  chosen: ["opción elegida", "opción escogida"],
  arguments: {
    good: ["bueno", "ventajas", "ventaja"],
    neutral: ["neutral", "neutro"],
    bad: ["malo", "desventajas", "desventaja"],
  },
};
