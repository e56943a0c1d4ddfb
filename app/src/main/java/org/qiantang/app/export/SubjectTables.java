package org.qiantang.app.export;

import java.util.List;

/** Who takes part, and what they broadcast. */
final class SubjectTables {
    private static final Table SHOPS = Table.of(
            "01-shops",
            "店铺（直播间运营者、平台内经营者）",
            "《电子商务法》第二十七条（核验登记身份）、第二十八条（报送身份信息）；条号为自有知识，须与官方文本核对",
            "所选范围内的全部店铺，不按期间筛选",
            """
            shop_id ID 店铺编号
            name TEXT 店铺名称
            licence_holder TEXT 营业执照上的经营者名称
            licence_number TEXT 营业执照号（统一社会信用代码）
            opened_at TIME 入驻时间
            standing TEXT 经营状态：WAITING 待核准，OPEN 正常，SUSPENDED 停业；空为从未处理
            standing_reason WORDS 最近一次状态变更的理由
            licence_checked_at TIME 治理员最近一次核验证照的时间；空为没有核验记录
            licence_valid_until DAY 核验时登记的证照有效期
            blacklisted FLAG 导出时是否在本系统黑名单内
            contact_name NAME 退货联系人
            contact_phone PHONE 退货联系电话
            contact_region TEXT 退货地址的地区
            contact_street PLACE 退货地址的街道
            """,
            """
            select m.id as shop_id, m.name, m.licence_holder, m.licence_number, m.opened_at, t.standing,
                   t.reason as standing_reason, c.at as licence_checked_at, c.valid_until as licence_valid_until,
                   exists (select 1 from blacklist b
                            where b.party = 'SHOP' and b.subject_id = m.id and b.lifted_at is null
                              and b.until > :now) as blacklisted,
                   r.recipient as contact_name, r.phone as contact_phone, r.region as contact_region,
                   r.street as contact_street
              from merchant m
              join the_shop f on f.merchant_id = m.id
              left join shop_standing t on t.merchant_id = m.id
              left join shop_return_place r on r.merchant_id = m.id
              left join lateral (select k.at, k.valid_until from register_check k
                                  where k.party = 'SHOP' and k.subject_id = m.id and k.ended_at is null
                                    and not k.withdrawn
                                  order by k.at desc limit 1) c on true
             order by m.id
            """);

    private static final Table PEOPLE = Table.of(
            "02-people",
            "主播和机构（直播营销人员、服务机构）",
            "《网络直播营销管理办法（试行）》关于真实身份信息认证的规定；《直播电商监督管理办法》关于主体管理的规定（按主题引用）",
            "所选场次的主播、所选机构及其主播；选择全部时为全部主播和机构；不按期间筛选",
            """
            person_id ID 账号编号
            account NAME 登录名
            nickname NAME 昵称
            roles TEXT 角色：VIEWER 观众，MERCHANT 商家，HOST 主播，AGENCY 机构，OFFICER 治理员，ADMIN 管理员
            agency_id ID 所属机构的账号编号；空为没有
            joined_at TIME 注册时间
            identity_checked_at TIME 身份核验时间；空为没有有效核验。证件号码本系统不留存，只存散列
            identity_document TEXT 核验所凭证件的种类
            age_group TEXT 核验时的年龄段
            guardian_consents FLAG 监护人是否同意（未成年人）
            identity_valid_until DAY 证件有效期
            simulated FLAG 是否演示用的模拟账号
            """,
            """
            select p.id as person_id, p.name as account, p.nickname, array_to_string(p.roles, ' ') as roles, a.agency_id,
                   p.created_at as joined_at, c.at as identity_checked_at, c.document as identity_document,
                   c.age as age_group, c.consent as guardian_consents, c.valid_until as identity_valid_until, p.simulated
              from person p
              left join agency_member a on a.person_id = p.id
              left join lateral (select k.at, k.document, k.age, k.consent, k.valid_until from register_check k
                                  where k.party = 'PERSON' and k.subject_id = p.id and k.what = 'IDENTITY'
                                    and k.ended_at is null and not k.withdrawn
                                  order by k.at desc limit 1) c on true
             where p.id in (select host_id from the_show)
                or (:scope in ('HOST', 'AGENCY') and p.id = :subject)
                or (:scope = 'AGENCY' and a.agency_id = :subject)
                or (:scope = 'ALL' and p.roles && array['HOST', 'AGENCY'])
             order by p.id
            """);

    private static final Table SHOWS = Table.of(
            "03-shows",
            "直播场次",
            "《网络直播营销管理办法（试行）》关于直播内容保存不少于三年的规定；《直播电商监督管理办法》关于记录保存的规定（按主题引用）",
            "开播时间（未开播的按创建时间）在期间内的场次，含橱窗（没有直播画面）",
            """
            show_id ID 场次编号
            room_id ID 直播间编号
            shop_id ID 店铺编号
            host_id ID 主播账号编号
            title TEXT 场次标题
            kind TEXT 种类：STAGE 直播，SHELF 橱窗
            host_kind TEXT 主播种类：HUMAN 真人，DIGITAL 数字人
            state TEXT 状态
            created_at TIME 创建时间
            announced_at TIME 预告时间
            opened_at TIME 开播时间
            closed_at TIME 收播时间
            peak COUNT 最高同时在线人数
            visits COUNT 进入次数
            likes COUNT 点赞数
            talk_lines COUNT 观众发言条数
            orders COUNT 成交订单数
            paid_minor MONEY 成交金额（分）
            simulated_sales COUNT 其中演示用模拟成交的件数
            recording_pieces COUNT 保存的录像片段数
            recording_bytes COUNT 保存的录像大小（字节）
            recording_ms COUNT 保存的录像时长（毫秒）
            recording_removed_to COUNT 已到期删除的片段编号上限；0 为没有删除
            """,
            """
            select s.show_id, s.room_id, s.merchant_id as shop_id, s.host_id, s.title, s.kind, s.host_kind, s.state,
                   s.created_at, s.announced_at, s.opened_at, s.closed_at, s.peak, s.visits, s.likes,
                   s.lines as talk_lines, s.orders, s.paid_minor, s.simulated as simulated_sales,
                   coalesce(r.pieces, 0) as recording_pieces, coalesce(r.bytes, 0) as recording_bytes,
                   coalesce(r.millis, 0) as recording_ms, coalesce(w.trimmed, 0) as recording_removed_to
              from show_row s
              join the_show f on f.show_id = s.show_id
              left join recording_show w on w.show_id = s.show_id
              left join lateral (select count(*) as pieces, sum(g.bytes)::bigint as bytes,
                                        sum(g.to_ms - g.from_ms)::bigint as millis
                                   from recording_segment g where g.show_id = s.show_id) r on true
             where coalesce(s.opened_at, s.created_at) >= :from and coalesce(s.opened_at, s.created_at) < :until
             order by s.show_id
            """);

    private static final Table BLACKLIST = Table.of(
            "04-blacklist",
            "黑名单",
            "《直播电商监督管理办法》第十四条（列入黑名单告知事实、理由、依据、期限和救济途径）",
            "所选店铺、所选场次主播的记录；选择全部时为全部；列入时间在期间结束之前",
            """
            entry_id ID 记录编号
            party TEXT 对象种类：SHOP 店铺，PERSON 账号
            subject_id ID 店铺编号或账号编号
            reason TEXT 原因
            facts WORDS 事实
            basis WORDS 依据
            appeal WORDS 救济途径
            listed_at TIME 列入时间
            until TIME 期限
            by_id ID 列入的治理员账号编号
            lifted_at TIME 解除时间；空为没有解除
            lift_reason TEXT 解除原因
            """,
            """
            select b.entry_id, b.party, b.subject_id, b.reason, b.facts, b.basis, b.appeal, b.listed_at, b.until, b.by_id,
                   b.lifted_at, b.lift_reason
              from blacklist b
             where b.listed_at < :until
               and (:scope = 'ALL'
                    or (b.party = 'SHOP' and b.subject_id in (select merchant_id from the_shop))
                    or (b.party = 'PERSON' and b.subject_id in (select host_id from the_show)))
             order by b.entry_id
            """);

    static final List<Table> ALL = List.of(SHOPS, PEOPLE, SHOWS, BLACKLIST);

    private SubjectTables() {}
}
