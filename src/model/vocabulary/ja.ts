import type { Words } from "./words.ts";

/** Japanese. */
export const ja: Words = {
  sections: {
    Context: ["コンテキスト", "背景", "文脈", "背景と課題"],
    Criteria: ["決定要因", "判断基準"],
    Options: ["検討した選択肢", "選択肢", "代替案", "検討した代替案"],
    Decision: ["決定", "決定事項", "決定結果"],
    Consequences: ["結果", "影響"],
    Links: ["参考", "参考資料", "関連情報"],
  },
  statuses: {
    draft: ["下書き", "草案", "ドラフト"],
    proposed: ["提案中", "提案", "提案済み", "検討中", "レビュー中"],
    accepted: ["承認済み", "承認", "採用", "採択", "決定", "決定済み", "受理"],
    rejected: ["却下", "不採用", "否認"],
    deprecated: ["非推奨", "廃止"],
    superseded: ["置き換え済み", "置き換え", "置換済み", "上書き"],
  },
  labels: {
    status: ["ステータス", "状態"],
    date: ["日付", "決定日"],
    "decision-makers": ["決定者", "意思決定者"],
    consulted: ["相談先"],
    informed: ["通知先"],
    tags: ["タグ"],
  },
  relations: {},
  relationsAfter: {
    supersedes: ["を置き換える", "を置き換え", "を置換"],
    "superseded-by": [
      "により置き換え",
      "によって置き換え",
      "に置き換え",
      "により廃止",
      "によって廃止",
      "に置換",
    ],
  },
  chosen: ["選択した選択肢"],
  arguments: {
    good: ["良い点", "メリット", "利点"],
    neutral: ["中立"],
    bad: ["悪い点", "デメリット", "欠点"],
  },
};
