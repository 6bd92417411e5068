/** What the demo itself says. */
import type { Locale } from "../../core/model/policy.ts";

interface Texts {
  heads: string[];
  kept: string;
  broken: string;
  asTold: string;
  notAsTold: string;
  issues: string;
  knowledge: string;
  board: string;
  timePasses: string;
  fills: string;
  reacts: Record<"+1" | "-1", string>;
  stay: string;
}

export const TEXTS: Record<Locale, Texts> = {
  en: {
    heads: ["ID", "Case", "Grade", "Handler", "Outcome", "Rounds", "Answer", "Solution"],
    kept: "kept",
    broken: "broken",
    asTold: "Every case ended as the story says.",
    notAsTold: "Not as the story says",
    issues: "Cases",
    knowledge: "Knowledge base",
    board: "Board",
    timePasses: "(time passes)",
    fills: "(edits the form)",
    reacts: { "+1": "👍", "-1": "👎" },
    stay: "The sandbox stays up: open a case, comment, move labels, pass time. End it with Ctrl+C.",
  },
  "zh-CN": {
    heads: ["问题ID", "问题", "等级", "处理人", "结果", "轮次", "响应", "解决"],
    kept: "按时",
    broken: "超时",
    asTold: "所有问题都如故事所述结束。",
    notAsTold: "与故事不符",
    issues: "问题列表",
    knowledge: "知识库",
    board: "看板",
    timePasses: "（时间流逝）",
    fills: "（编辑表单）",
    reacts: { "+1": "👍", "-1": "👎" },
    stay: "沙盒保持运行：可以提交问题、评论、移动标签、推进时间。按 Ctrl+C 结束。",
  },
};
