package org.qiantang.app.team;

/** What somebody does in a shop or at a show, as far as it needs leave. */
public enum Act {
    PLAN("策划场次", "plan shows"),
    LINE_UP("排品", "line up products"),
    OPEN_CLOSE("开播和收播", "open and close a show"),
    PIN("讲解切换", "pin products"),
    PRICE("改价", "change prices"),
    PIECES("加减可售件数", "add and take back pieces"),
    SPEAK("主持发言", "speak as the host"),
    CAMERA("推流和镜头", "send the picture"),
    MUTE("禁言", "mute viewers"),
    ANSWER("答复观众", "answer viewers"),
    FIGURES("看数据", "see the figures"),
    RECORDING("录像和剪辑", "use recordings"),
    GOODS("管理商品", "keep the goods"),
    ORDERS("处理订单", "handle orders"),
    AFTER_SALE("处理售后", "handle after-sale"),
    REDEEM("核销到店券", "redeem vouchers"),
    MONEY("经手钱款", "handle money"),
    MEMBERS("管理成员", "keep the members");

    private final String zh;
    private final String en;

    Act(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
