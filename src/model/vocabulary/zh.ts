import type { Words } from "./words.ts";

/** Chinese. */
export const zh: Words = {
  sections: {
    Context: ["上下文", "背景", "背景与问题", "背景與問題", "问题背景"],
    Criteria: ["决策驱动因素", "决策因素", "決策因素"],
    Options: ["备选方案", "候选方案", "考虑的选项", "方案", "備選方案", "替代方案"],
    Decision: ["决策", "决定", "決策", "決定", "决策结果", "決策結果"],
    Consequences: ["后果", "影响", "結果", "結論", "后续影响"],
    Links: ["更多信息", "参考资料", "參考資料", "链接"],
  },
  statuses: {
    draft: ["草稿", "草案"],
    proposed: ["提议", "提議", "已提议", "已提議", "提案", "待定", "讨论中", "評審中", "评审中"],
    accepted: [
      "已接受",
      "接受",
      "通过",
      "已通过",
      "已批准",
      "批准",
      "采纳",
      "已采纳",
      "採納",
      "完成",
      "已完成",
    ],
    rejected: ["已拒绝", "拒绝", "已拒絕", "拒絕", "否决", "已否决"],
    deprecated: ["已弃用", "弃用", "已廢棄", "废弃", "已废弃", "过时"],
    superseded: ["已取代", "已被取代", "被取代", "取代", "已替代", "被替代"],
  },
  labels: {
    status: ["状态", "狀態"],
    date: ["日期"],
    "decision-makers": ["决策者", "決策者"],
    consulted: ["咨询", "諮詢"],
    informed: ["知会", "知會"],
    tags: ["标签", "標籤"],
    supersedes: ["取代", "替代"],
    "superseded-by": ["被取代", "取代者"],
  },
  relations: {
    supersedes: ["取代", "替代"],
    "superseded-by": ["被", "已被"],
  },
  chosen: ["选择的方案", "選擇的方案", "选定方案"],
  arguments: { good: ["优点", "優點"], neutral: ["中立"], bad: ["缺点", "缺點"] },
};
