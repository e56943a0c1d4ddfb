package org.qiantang.app.team;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The trade's posts, each with exactly the acts that it may do; what no post may do is the owner's alone. */
public enum Post {
    HOST("主播", "host"),
    CO_HOST("副播", "co-host"),
    CONTROL("中控", "control"),
    OPERATOR("运营", "operator"),
    EDITOR("剪辑", "editor"),
    SERVICE("客服", "service"),
    CLERK("门店店员", "shop clerk");

    private final String zh;
    private final String en;

    Post(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    public Set<Act> acts() {
        return switch (this) {
            case HOST -> Set.of(Act.SPEAK, Act.PIN, Act.CAMERA, Act.FIGURES);
            case CO_HOST -> Set.of(Act.SPEAK, Act.PIN, Act.FIGURES);
            case CONTROL ->
                Set.of(
                        Act.LINE_UP,
                        Act.OPEN_CLOSE,
                        Act.PIN,
                        Act.PRICE,
                        Act.PIECES,
                        Act.CAMERA,
                        Act.MUTE,
                        Act.ANSWER,
                        Act.FIGURES,
                        Act.RECORDING);
            case OPERATOR ->
                Set.of(
                        Act.PLAN,
                        Act.LINE_UP,
                        Act.OPEN_CLOSE,
                        Act.PIN,
                        Act.PRICE,
                        Act.PIECES,
                        Act.MUTE,
                        Act.ANSWER,
                        Act.FIGURES,
                        Act.RECORDING,
                        Act.GOODS);
            case EDITOR -> Set.of(Act.RECORDING, Act.FIGURES);
            case SERVICE -> Set.of(Act.MUTE, Act.ANSWER, Act.ORDERS, Act.AFTER_SALE, Act.REDEEM);
            case CLERK -> Set.of(Act.REDEEM);
        };
    }

    /** The posts that may do an act; none where it is the owner's alone. */
    public static List<Post> that(Act act) {
        return Arrays.stream(values()).filter(post -> post.acts().contains(act)).toList();
    }
}
