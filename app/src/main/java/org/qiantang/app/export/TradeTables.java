package org.qiantang.app.export;

import java.util.List;

/** Orders and what followed after them. */
final class TradeTables {
    private static final Table ORDERS = Table.of(
            "13-orders",
            "订单",
            "《电子商务法》第三十一条（交易信息保存不少于三年）；《直播电商监督管理办法》关于交易记录保存的规定（按主题引用）",
            "期间内在所选场次（含橱窗）下的订单",
            """
            order_id ID 订单编号
            show_id ID 场次编号
            shop_id ID 店铺编号
            buyer_id ID 买家账号编号
            buyer_nickname NAME 买家昵称
            state TEXT 状态
            total_minor MONEY 金额（分），含运费
            freight_minor MONEY 其中运费（分）
            currency TEXT 币种
            created_at TIME 下单时间
            paid_at TIME 付款时间；空为没有付款
            released_at TIME 未付款释放的时间
            sent_at TIME 发货时间
            carrier TEXT 承运人
            received_at TIME 收货时间
            closed_at TIME 关闭时间
            simulated FLAG 是否演示用的模拟买家
            """,
            """
            select o.order_id, o.show_id, f.merchant_id as shop_id, o.buyer_id, p.nickname as buyer_nickname, o.state,
                   o.total_minor, o.freight_minor, o.currency, o.created_at, o.paid_at, o.released_at, o.sent_at,
                   o.carrier, o.received_at, o.closed_at, coalesce(p.simulated, false) as simulated
              from placed_order o
              join the_show f on f.show_id = o.show_id
              left join person p on p.id = o.buyer_id
             where o.created_at >= :from and o.created_at < :until
             order by o.order_id
            """);

    private static final Table LINES =
            Table.of("14-order-lines", "订单中的商品", "同 13-orders", "13-orders 中各订单的全部行", """
            order_id ID 订单编号
            number COUNT 行号
            sku_id ID 规格编号
            sku_name TEXT 规格名称（现在的）
            product_id ID 商品编号
            pieces COUNT 件数
            price_version ID 成交的价格版本编号
            price_minor MONEY 单价（分）
            currency TEXT 币种
            """, """
            select l.order_id, l.number, l.sku_id, k.name as sku_name, k.product_id, l.pieces, l.price_version,
                   l.price_minor, l.currency
              from order_line l
              join placed_order o on o.order_id = l.order_id
              join the_show f on f.show_id = o.show_id
              left join sku k on k.id = l.sku_id
             where o.created_at >= :from and o.created_at < :until
             order by l.order_id, l.number
            """);

    private static final Table CASES = Table.of(
            "15-after-sales",
            "售后",
            "《消费者权益保护法》关于退货的规定；《电子商务法》第五十八条至第六十三条（争议解决）；条号为自有知识，须核对",
            "期间内对所选场次订单提出的售后",
            """
            case_id ID 售后编号
            order_id ID 订单编号
            show_id ID 场次编号
            shop_id ID 店铺编号
            buyer_id ID 买家账号编号
            buyer_nickname NAME 买家昵称
            kind TEXT 种类：REFUND_ONLY 仅退款，RETURN 退货退款，EXCHANGE 换货，PARTIAL 部分退款，PRICE_PROTECTION 价格保护
            reason TEXT 原因
            state TEXT 状态
            amount_minor MONEY 金额（分）
            currency TEXT 币种
            asked_at TIME 提出时间
            due_at TIME 当前一步的期限
            disputed_at TIME 请平台处理的时间；空为没有
            verdict TEXT 平台裁决：BUYER 支持买家，BUYER_PARTLY 部分支持，SELLER 支持商家
            ended_at TIME 结束时间
            """,
            """
            select c.case_id, c.order_id, c.show_id, c.merchant_id as shop_id, c.buyer_id, p.nickname as buyer_nickname,
                   c.kind, c.reason, c.state, c.amount_minor, c.currency, c.asked_at, c.due_at, c.disputed_at, c.verdict,
                   c.ended_at
              from after_sale c
              join the_show f on f.show_id = c.show_id
              left join person p on p.id = c.buyer_id
             where c.asked_at >= :from and c.asked_at < :until
             order by c.case_id
            """);

    private static final Table STEPS = Table.of(
            "16-after-sale-steps", "售后的步骤", "同 15-after-sales", "15-after-sales 中各案的全部步骤；双方的话和图片不在其中", """
            case_id ID 售后编号
            at TIME 时间
            step TEXT 步骤
            by_whom TEXT 由谁：买家、商家、平台或系统
            amount_minor MONEY 涉及金额（分）
            has_words FLAG 是否写有说明
            """, """
            select q.case_id, q.at, q.what as step, q.by_whom, q.amount_minor, q.has_words
              from after_sale_step q
              join after_sale c on c.case_id = q.case_id
              join the_show f on f.show_id = c.show_id
             where c.asked_at >= :from and c.asked_at < :until
             order by q.case_id, q.position
            """);

    static final List<Table> ALL = List.of(ORDERS, LINES, CASES, STEPS);

    private TradeTables() {}
}
