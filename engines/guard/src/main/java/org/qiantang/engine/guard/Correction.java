package org.qiantang.engine.guard;

import java.util.regex.Pattern;

/** Words by which speakers take back what they said. Whether they do so in time is for those to see who have the clock. */
public final class Correction {
    private static final Pattern TAKES_BACK =
            Pattern.compile("说错|讲错|口误|更正|纠正|收回|嘴快|嘴瓢|说快了|讲快了|刚才那句|刚刚那句|刚才说的|刚刚说的|别当真|不算数|作废|记错|看错|念错|报错|搞错"
                    + "|我的问题|重新说|改口|说岔|纠一下|应该是.{0,12}才对");

    private Correction() {}

    public static boolean isMadeIn(String text) {
        return TAKES_BACK.matcher(text).find();
    }
}
