package org.qiantang.app.copywriting;

/** What a sentence does in its text, in the order in which a segment has them. */
enum Part {
    TITLE("标题", "title"),
    OPENING("开场", "opening"),
    PREVIEW("预告", "preview"),
    RULES("约定", "house rules"),
    TRANSITION("过渡", "transition"),
    HOOK("钩子", "hook"),
    PAIN("痛点", "pain"),
    SCENE("场景", "scene"),
    POINT("卖点", "selling point"),
    WARNING("提示", "notice"),
    PROOF("凭据", "proof"),
    CHOICE("规格", "choice"),
    PRICE("价格", "price"),
    BENEFIT("权益", "benefit"),
    URGENCY("余量", "what is left"),
    CHAT("互动", "talk"),
    CALL("行动", "call to action"),
    CLOSING("收尾", "closing"),
    FAREWELL("告别", "farewell");

    private final String zh;
    private final String en;

    Part(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }
}
