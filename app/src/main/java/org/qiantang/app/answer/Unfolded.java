package org.qiantang.app.answer;

import java.util.regex.Pattern;
import org.qiantang.app.catalog.Fact;

/** How big goods are when they are spread out is not how big they are when they are packed. */
final class Unfolded {
    private static final Pattern SPREAD = Pattern.compile("铺开|撑开|展开|摊开|打开(?!后?能放)|搭起来|支起来");
    private static final Pattern PACKED = Pattern.compile("收起|收纳|收合|折叠|打包|叠起|压缩");

    private Unfolded() {}

    /** Whether a fact is of the packed goods by its name, and the question of the spread ones alone. */
    static boolean isOfThePacked(Question question, Fact fact) {
        return question.has(SPREAD)
                && !question.has(PACKED)
                && PACKED.matcher(fact.label()).find()
                && !SPREAD.matcher(fact.label()).find();
    }
}
