import type { Words } from "./words.ts";

/** Turkish. */
export const tr: Words = {
  sections: {
    Context: ["Bağlam", "Bağlam ve Problem Tanımı", "Bağlam ve Sorun Tanımı"],
    Criteria: ["Karar Etkenleri", "Karar Faktörleri"],
    Options: ["Değerlendirilen Seçenekler", "Seçenekler", "Alternatifler"],
    Decision: ["Karar", "Karar Sonucu"],
    Consequences: ["Sonuçlar"],
    Links: ["Daha Fazla Bilgi", "Bağlantılar"],
  },
  statuses: {
    draft: ["taslak"],
    proposed: ["önerildi", "öneri", "önerilen", "beklemede"],
    accepted: ["kabul edildi", "kabul", "onaylandı"],
    rejected: ["reddedildi", "ret"],
    deprecated: ["kullanımdan kaldırıldı", "geçersiz"],
    superseded: ["yerine geçildi", "değiştirildi"],
  },
  labels: {
    status: ["durum", "statü"],
    date: ["tarih"],
    "decision-makers": ["karar vericiler", "karar verenler"],
    consulted: ["danışılanlar"],
    informed: ["bilgilendirilenler"],
    tags: ["etiketler"],
  },
  relations: {},
  relationsAfter: {
    supersedes: ["yerine geçer"],
    "superseded-by": ["ile değiştirildi", "tarafından değiştirildi"],
  },
  chosen: ["seçilen seçenek"],
  arguments: { good: ["iyi", "artılar"], neutral: ["nötr"], bad: ["kötü", "eksiler"] },
};
