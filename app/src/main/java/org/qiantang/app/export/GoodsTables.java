package org.qiantang.app.export;

import java.util.List;

/** Goods, the documents that prove what is said of them, and what they cost. */
final class GoodsTables {
    private static final String OF_GOODS = """
             where p.listed_at < :until
               and (:scope in ('ALL', 'SHOP')
                    or p.id in (select i.product_id from show_item i join the_show f on f.show_id = i.show_id))
            """;

    private static final Table GOODS = Table.of(
            "05-goods",
            "商品",
            "《电子商务法》第三十一条（记录、保存商品和服务信息，不少于三年）；条号为自有知识，须核对",
            "期间结束前上架的商品；按主播或机构导出时，为其场次中讲解过的商品",
            """
            product_id ID 商品编号
            shop_id ID 店铺编号
            code TEXT 商家自编的货号
            title TEXT 商品标题
            legal_category TEXT 商品的法定类别
            listed_at TIME 首次上架时间
            revised_at TIME 最近修改时间
            on_shelf FLAG 是否在橱窗出售
            archived_at TIME 下架归档时间
            archive_reason WORDS 归档理由
            supplier_id ID 供应商编号
            supplier_name TEXT 供应商名称
            supplier_licence TEXT 供应商证照号
            supplier_contact NAME 供应商联系人
            supplier_phone PHONE 供应商联系电话
            """,
            """
            select p.id as product_id, p.merchant_id as shop_id, p.code, p.title, p.legal_category, p.listed_at,
                   p.revised_at, p.on_shelf, p.archived_at, p.archive_reason, p.supplier_id, u.name as supplier_name,
                   u.licence as supplier_licence, u.contact as supplier_contact, u.phone as supplier_phone
              from product p
              join the_shop t on t.merchant_id = p.merchant_id
              left join supplier u on u.id = p.supplier_id
            """ + OF_GOODS + " order by p.id");

    private static final Table DOCUMENTS = Table.of(
            "06-goods-documents",
            "商品事实和证明文件",
            "《广告法》第二十八条、《直播电商监督管理办法》关于商品资质查验的规定（按主题引用）",
            "05-goods 中商品的全部事实；文件本身不在压缩包内，以散列值对应",
            """
            product_id ID 商品编号
            shop_id ID 店铺编号
            place COUNT 事实在商品页上的次序
            fact TEXT 事实名称
            value TEXT 事实的值
            unit TEXT 单位
            proof_kind TEXT 证明文件的种类
            proof_number TEXT 证明文件的编号
            proof_issuer TEXT 出具机构
            proof_scope TEXT 证明的范围
            valid_from DAY 有效期起
            valid_until DAY 有效期止
            file_sha256 TEXT 文件的 SHA-256 散列值；空为没有上传文件
            file_name WORDS 文件名
            file_bytes COUNT 文件大小（字节）
            file_added_at TIME 文件上传时间
            """,
            """
            select p.id as product_id, p.merchant_id as shop_id, a.place, a.key as fact, a.value, a.unit, a.proof_kind,
                   a.proof_number, a.proof_issuer, a.proof_scope, a.valid_from, a.valid_until, a.file_sha256,
                   x.name as file_name, octet_length(x.bytes) as file_bytes, x.added_at as file_added_at
              from fact a
              join product p on p.id = a.product_id
              join the_shop t on t.merchant_id = p.merchant_id
              left join proof_file x on x.merchant_id = p.merchant_id and x.sha256 = a.file_sha256
            """ + OF_GOODS + " order by p.id, a.place");

    private static final Table PRICES = Table.of(
            "07-price-changes",
            "价格变动",
            "《明码标价和禁止价格欺诈规定》关于被比较价格的规定；《电子商务法》第三十一条；条号为自有知识，须核对",
            "期间内的每一次标价，各一行：商品页上的，和直播中的（含已定而没有开始的秒杀）；按主播或机构导出时，商品页上的只含其场次所属店铺",
            """
            at TIME 定价时间
            place TEXT 在哪里定价：LIST 商品页，SHOW 直播中
            shop_id ID 店铺编号
            product_id ID 商品编号
            sku_id ID 规格编号
            sku_name TEXT 规格名称
            show_id ID 场次编号；空为商品页上的
            price_version ID 价格版本编号，订单以它为准
            price_minor MONEY 价格（分）
            currency TEXT 币种
            reason WORDS 商家填写的理由
            """,
            """
            select c.*
              from (select v.at, 'LIST' as place, k.merchant_id as shop_id, k.product_id, v.sku_id, k.name as sku_name,
                           v.show_id, v.id as price_version, v.minor as price_minor, v.currency, v.reason
                      from price_version v
                      join sku k on k.id = v.sku_id
                      join the_shop t on t.merchant_id = k.merchant_id
                     where v.show_id is null
                    union all
                    select d.at, 'SHOW', f.merchant_id, i.product_id, d.sku_id, k.name, d.show_id, d.price_version,
                           d.price_minor, d.currency, d.reason
                      from show_price d
                      join the_show f on f.show_id = d.show_id
                      left join sku k on k.id = d.sku_id
                      left join show_item i on i.show_id = d.show_id and i.item_id = d.item_id
                     -- Shelves, and shows that ask what the page asks, take the page's own version over.
                     where not exists (select 1 from price_version v
                                        where v.id = d.price_version and v.show_id is null)
                    union all
                    -- The shop keeps what its shows ask under the same version; here is only what no show has asked yet.
                    select v.at, 'SHOW', f.merchant_id, k.product_id, v.sku_id, k.name, v.show_id, v.id, v.minor,
                           v.currency, v.reason
                      from price_version v
                      join the_show f on f.show_id = v.show_id
                      join sku k on k.id = v.sku_id
                     where not exists (select 1 from show_price d
                                        where d.show_id = v.show_id and d.price_version = v.id)) c
             where c.at >= :from and c.at < :until
             order by c.at, c.sku_id, c.place
            """);

    static final List<Table> ALL = List.of(GOODS, DOCUMENTS, PRICES);

    private GoodsTables() {}
}
