package org.qiantang.app.export;

import java.util.List;

/** What was found, what officers made of it, and what people complained about. */
final class OfficeTables {
    private static final Table FINDINGS = Table.of(
            "08-findings",
            "违规线索和治理员的结论",
            "《直播电商监督管理办法》关于实时巡查的规定（按主题引用）；判定所依条款见 articles 列",
            "主播在期间内说出、判定不为无问题的话；规则判定是线索，治理员的结论见 ruling",
            """
            show_id ID 场次编号
            line_id ID 话的编号
            shop_id ID 店铺编号
            host_id ID 主播账号编号
            said_at TIME 说出的时间
            show_ms COUNT 距开播的毫秒数，录像上的位置
            speaker TEXT 谁说的：HUMAN 真人，DIGITAL 数字人
            product_id ID 当时讲解的商品编号
            text WORDS 原话
            verdict TEXT 规则判定：violates 违规，needs_evidence 待证明
            rules TEXT 命中的规则编号
            severities TEXT 严重程度：S1 至 S4
            articles TEXT 规则所引条款
            judged_by TEXT 判定所用规则库的版本；空为早期记录
            corrected_at TIME 主播更正的时间
            ruling TEXT 治理员最近一次结论：CONFIRMED 成立，WITHDRAWN 撤回；空为没有人判断
            ruling_reason WORDS 结论的理由
            officer_id ID 作出结论的治理员账号编号
            ruled_at TIME 结论时间
            """,
            """
            select l.show_id, l.line_id, f.merchant_id as shop_id, f.host_id, l.at as said_at,
                   (extract(epoch from l.at - s.opened_at) * 1000)::bigint as show_ms, l.speaker, i.product_id, l.text,
                   l.verdict, x.rules, x.severities, x.articles, l.judged_by, l.corrected_at, j.ruling,
                   j.reason as ruling_reason, j.officer_id, j.at as ruled_at
              from host_line l
              join the_show f on f.show_id = l.show_id
              join show_row s on s.show_id = l.show_id
              left join show_item i on i.show_id = l.show_id and i.item_id = l.item_id
              left join lateral (select string_agg(distinct e ->> 'rule', ' ') as rules,
                                        string_agg(distinct e ->> 'severity', ' ') as severities,
                                        string_agg(distinct e ->> 'article', '；') as articles
                                   from jsonb_array_elements(l.findings) e) x on true
              left join lateral (select ruling, reason, officer_id, at from finding_judgement g
                                  where g.show_id = l.show_id and g.line_id = l.line_id
                                  order by position desc limit 1) j on true
             where l.verdict <> 'clear' and l.at >= :from and l.at < :until
             order by l.at, l.line_id
            """);

    private static final Table DOSSIERS =
            Table.of("09-dossiers", "案卷", "《市场监督管理行政执法电子数据取证暂行规定》；案卷的编排是本系统方案，不是行政处罚案卷", "所选店铺在期间内立的案卷", """
            dossier_id ID 案卷编号
            shop_id ID 店铺编号
            subject_kind TEXT 对象种类
            subject_id ID 对象编号
            facts WORDS 事实
            findings COUNT 所含线索数
            report_id ID 来源举报的编号；空为不是由举报来的
            officer_id ID 承办治理员账号编号
            opened_at TIME 立案时间
            due_at TIME 办理期限
            served_at TIME 送达商家的时间
            read_at TIME 商家阅读的时间
            waits TEXT 等待治理员处理的商家答复：REPAIR 整改，ANSWER 答复
            closed_at TIME 结案时间
            end_kind TEXT 结案方式
            """, """
            select d.dossier_id, d.merchant_id as shop_id, d.subject_kind, d.subject_id, d.facts,
                   (select count(*) from dossier_finding x where x.dossier_id = d.dossier_id) as findings, d.report_id,
                   d.officer_id, d.opened_at, d.due_at, d.served_at, d.read_at,
                   case when d.repair_waits then 'REPAIR' when d.answer_waits then 'ANSWER' end as waits, d.closed_at, d.end_kind
              from dossier d
              join the_shop t on t.merchant_id = d.merchant_id
             where d.opened_at >= :from and d.opened_at < :until
             order by d.dossier_id
            """);

    private static final Table MEASURES = Table.of(
            "10-measures",
            "措施和申诉",
            "《直播电商监督管理办法》关于处置措施和第十四条救济的规定；《网络交易平台规则监督管理办法》（说明理由、提供申诉）",
            "所选店铺在期间内提出的措施",
            """
            measure_id ID 措施编号
            dossier_id ID 案卷编号
            shop_id ID 店铺编号
            kind TEXT 措施种类
            reason WORDS 理由
            officer_id ID 提出的治理员账号编号
            proposed_at TIME 提出时间
            declined_at TIME 未获同意的时间
            taken_at TIME 生效时间
            until TIME 期限
            appeal_by TIME 申诉期限
            appealed_at TIME 商家申诉的时间；空为没有申诉
            decide_by TIME 申诉的答复期限
            decided_at TIME 申诉的答复时间
            ended_at TIME 结束时间
            product_id ID 下架的商品编号；空为约束整个店铺
            """,
            """
            select m.measure_id, m.dossier_id, m.merchant_id as shop_id, m.kind, m.reason, m.officer_id, m.proposed_at,
                   m.declined_at, m.taken_at, m.until_at as until, m.appeal_by, m.appealed_at, m.decide_by, m.decided_at,
                   m.ended_at, m.product_id
              from measure m
              join the_shop t on t.merchant_id = m.merchant_id
             where m.proposed_at >= :from and m.proposed_at < :until
             order by m.measure_id
            """);

    private static final Table COMPLAINTS = Table.of(
            "11-complaints",
            "投诉举报",
            "《电子商务法》第五十九条（建立便捷、有效的投诉、举报机制，及时受理并处理）；条号为自有知识，须核对；期限是本系统方案",
            "期间内对所选场次、影片及其评论提出的投诉举报；影片按展示它的店铺、制作人和评论人选取",
            """
            report_id ID 举报编号（系统）
            number TEXT 举报编号（告知举报人的）
            filed_at TIME 提出时间
            kind TEXT 对象：SHOW 直播间，LINE 观众发言，FILM 影片，COMMENT 影片下的评论
            show_id ID 场次编号；空为影片或评论的举报
            film_id ID 影片编号；空为直播间或观众发言的举报
            comment_id ID 评论编号；空为不是评论的举报
            shop_id ID 店铺编号；空为个人的影片
            reason TEXT 原因
            show_ms COUNT 举报时看到的位置，距开播的毫秒数；空为不在直播中
            words WORDS 举报人的说明
            quoted WORDS 被举报的发言、评论，或影片当时的标题
            by_person ID 举报人账号编号
            by_nickname NAME 举报人昵称
            due_at TIME 办理期限
            accepted_at TIME 受理时间
            asked_at TIME 现在这次办理中最近一次询问商家的时间；申请复核后重新计，以前的见 12-complaint-steps
            answered_at TIME 商家对它的答复时间
            outcome TEXT 结果：UPHELD 属实，UNFOUNDED 未发现违规，ELSEWHERE 在其他举报或案件中处理；空为未办结
            answer WORDS 给举报人的答复
            closed_at TIME 办结时间
            contested_at TIME 举报人申请复核的时间；空为没有
            removed_at TIME 举报提出以后、办结以前（未办结的到导出时）影片第一次下架、或评论现在这次隐藏的时间；空为其间没有
            removed_ground TEXT 下架或隐藏的理由：RULE 违反规则，RIGHTS 侵权，MISLEADING 误导，MINORS 未成年人，VULGAR 低俗，AUTHORITY 主管部门要求，OTHER 其他
            removed_article TEXT 下架所引条款
            upheld_at TIME 对 removed_at 这次下架的申诉被驳回的时间；空为没有
            restored_at TIME 影片在 removed_at 这次下架后恢复展示的时间；空为没有
            """,
            """
            select r.id as report_id, r.number, r.at as filed_at, r.kind, nullif(r.show_id, 0) as show_id, r.film_id,
                   case when r.kind = 'COMMENT' then r.target_id end as comment_id, f.merchant_id as shop_id, r.reason,
                   r.show_ms, r.words, r.quoted, r.by_person, p.nickname as by_nickname, r.due_at, r.accepted_at,
                   r.asked_at, r.answered_at, r.outcome, r.answer, r.closed_at, r.contested_at,
                   coalesce(t.at, h.at) as removed_at, coalesce(t.ground, h.ground) as removed_ground,
                   nullif(t.article, '') as removed_article, t.upheld_at, t.lifted_at as restored_at
              from report r
              join the_report f on f.report_id = r.id
              left join person p on p.id = r.by_person
              left join lateral (select at, ground, article, upheld_at, lifted_at
                                   from film_takedown d
                                  where r.kind = 'FILM' and d.film_id = r.film_id
                                    and d.at >= r.at and d.at <= coalesce(r.closed_at, 'infinity')
                                  order by takedown_id
                                  limit 1) t on true
              left join film_comment_hidden h on r.kind = 'COMMENT' and h.comment_id = r.target_id
                                             and h.at >= r.at and h.at <= coalesce(r.closed_at, 'infinity')
             where r.at >= :from and r.at < :until
             order by r.id
            """);

    private static final Table COMPLAINT_STEPS =
            Table.of("12-complaint-steps", "投诉举报的办理步骤", "同 11-complaints", "11-complaints 中各条的全部步骤", """
            report_id ID 举报编号（系统）
            number TEXT 举报编号（告知举报人的）
            at TIME 时间
            step TEXT 步骤：FILED 提出，ACCEPTED 受理，ASKED 询问商家，ANSWERED 商家答复，TIED 并入线索或案卷，DECIDED 办结，CONTESTED 申请复核
            person_id ID 由谁，账号编号
            words WORDS 内容
            outcome TEXT 结果
            basis WORDS 理由和依据，只给治理员看
            due_at TIME 由此产生的期限
            tie TEXT 并入的种类：FINDING 线索，DOSSIER 案卷
            tied_id ID 并入的编号
            """, """
            select r.id as report_id, r.number, q.at, q.kind as step, q.person_id, q.words, q.outcome, q.basis, q.due_at,
                   q.tie, q.tied_id
              from report_step q
              join report r on r.id = q.report_id
              join the_report f on f.report_id = r.id
             where r.at >= :from and r.at < :until
             order by r.id, q.at, abs(q.step_id)
            """);

    static final List<Table> ALL = List.of(FINDINGS, DOSSIERS, MEASURES, COMPLAINTS, COMPLAINT_STEPS);

    private OfficeTables() {}
}
