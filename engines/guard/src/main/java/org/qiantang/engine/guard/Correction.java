package org.qiantang.engine.guard;

import java.util.regex.Pattern;

/**
 * Words by which speakers take back what they said. Whether they do so in time is for those to see who have the clock, and
 * what it is that they take back for those who heard it.
 */
public final class Correction {
    private static final Pattern TAKES_BACK = Pattern.compile("(?<![没不别])(?:说|讲|念|报|看|记|搞)错(?!过|的话|不了|觉|日子|店|人)"
            + "|口误|更正|(?<!不|来)收回(?!来|去|本|成本|价)|嘴快|嘴瓢|说快了|讲快了|(?:刚才|刚刚)那句(?:不算|作废|收回|别|是我|我)|别当真|不算数"
            + "|重新说|改口|说岔|纠一下|应该是.{0,12}才对");

    private Correction() {}

    public static boolean isMadeIn(String text) {
        return TAKES_BACK.matcher(text).find();
    }
}
