package org.qiantang.engine.recommend.bench;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What published files of events call their columns, without regard to case, signs and the types that RecBole adds. */
final class ColumnNames {
    static final Set<String> SESSIONS = Set.of(
            "session", "sessionid", "usersession", "sessid", "sessionkey", "sessionhash", "visitid", "会话", "会话id");

    static final Set<String> PEOPLE = Set.of(
            "user",
            "userid",
            "uid",
            "userhash",
            "userno",
            "username",
            "visitor",
            "visitorid",
            "customer",
            "customerid",
            "reviewer",
            "reviewerid",
            "member",
            "memberid",
            "buyer",
            "buyerid",
            "account",
            "accountid",
            "viewer",
            "viewerid",
            "person",
            "personid",
            "client",
            "clientid",
            "profileid",
            "deviceid",
            "用户",
            "用户id",
            "用户编号",
            "会员id",
            "买家id");

    /** Of live viewing the streamer is the item, since rooms do not come back; so it stands first. */
    static final List<String> ITEMS = List.of(
            "streamerid",
            "streamer",
            "streamername",
            "item",
            "itemid",
            "iid",
            "itemno",
            "product",
            "productid",
            "movie",
            "movieid",
            "sku",
            "skuid",
            "asin",
            "parentasin",
            "article",
            "articleid",
            "clickarticleid",
            "news",
            "newsid",
            "video",
            "videoid",
            "photoid",
            "song",
            "songid",
            "track",
            "trackid",
            "artist",
            "artistid",
            "book",
            "bookid",
            "isbn",
            "game",
            "gameid",
            "appid",
            "business",
            "businessid",
            "gmapid",
            "poi",
            "poiid",
            "venue",
            "venueid",
            "location",
            "locationid",
            "goods",
            "goodsid",
            "spuid",
            "stockcode",
            "docid",
            "documentid",
            "contentid",
            "content",
            "商品",
            "商品id",
            "商品编号",
            "liveid",
            "roomid");

    /** The finer before the coarser. */
    static final List<String> TIMES = List.of(
            "timestamp",
            "eventtimestamp",
            "clicktimestamp",
            "timestampms",
            "timems",
            "unixtime",
            "unixreviewtime",
            "ts",
            "eventtime",
            "datetime",
            "eventdatetime",
            "time",
            "createdat",
            "createdtime",
            "createtime",
            "servertime",
            "behaviortime",
            "actiontime",
            "clicktime",
            "viewtime",
            "logtime",
            "occurredat",
            "at",
            "epoch",
            "invoicedate",
            "timestart",
            "时间",
            "行为时间",
            "date",
            "eventdate",
            "reviewtime",
            "day",
            "日期",
            "step");

    static final Set<String> LISTS = Set.of("items", "itemlist", "itemids");
    static final Set<String> TARGETS = Set.of("target", "targetitem");

    /** Milliseconds since the session began, beside its day (Diginetica as published). */
    static final String SINCE_BEGIN = "timeframe";

    static final Set<String> EVENTS = Set.of(
            "event",
            "eventtype",
            "eventname",
            "type",
            "action",
            "actiontype",
            "behavior",
            "behaviour",
            "behaviortype",
            "interaction",
            "interactiontype",
            "行为",
            "行为类型");

    /** What is known to be no person and no item. */
    static final Set<String> ASIDE = Set.of(
            "rating",
            "ratings",
            "stars",
            "score",
            "overall",
            "weight",
            "label",
            "count",
            "quantity",
            "price",
            "amount",
            "category",
            "categoryid",
            "categorycode",
            "itemcategory",
            "genre",
            "genres",
            "brand",
            "title",
            "name",
            "moviename",
            "description",
            "review",
            "reviewtext",
            "summary",
            "text",
            "tag",
            "tags",
            "country",
            "city",
            "age",
            "gender",
            "sex",
            "occupation",
            "zipcode",
            "transactionid",
            "orderid",
            "invoiceno",
            "duration",
            "watchlivetime",
            "watchtime",
            "playtime",
            "timeend",
            "helpful",
            "verified",
            "image",
            "url",
            "year");

    /** Events that say that somebody did not want it. */
    static final Set<String> NEGATIVE = Set.of(
            "dislike",
            "disliked",
            "removefromcart",
            "removefromcollection",
            "hide",
            "hidden",
            "block",
            "unfollow",
            "unlike",
            "skip",
            "skipped",
            "notinterested");

    private static final Set<String> ACTS = Set.of(
            "view",
            "click",
            "pv",
            "cart",
            "addtocart",
            "fav",
            "favorite",
            "collect",
            "buy",
            "purchase",
            "transaction",
            "order",
            "like",
            "share",
            "comment",
            "gift",
            "follow",
            "play",
            "read",
            "impression",
            "show");

    private ColumnNames() {}

    /** Small letters and digits only; {@code user_id:token} is {@code userid}. */
    static String plain(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        int type = lower.indexOf(':');
        return (type > 0 ? lower.substring(0, type) : lower).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    static boolean isAct(String value) {
        String plain = plain(value);
        return ACTS.contains(plain) || NEGATIVE.contains(plain);
    }
}
