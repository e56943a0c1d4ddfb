package org.qiantang.app.answer;

import java.util.regex.Pattern;

/** Why somebody asks how much of something is in food: 钠含量多少,我血压高 asks for a figure of the label, and for no advice. */
final class Reason {
    private static final Pattern CONTENT =
            Pattern.compile("(?:钠|盐分?|糖分?|脂肪|嘌呤|热量|胆固醇|碳水)(?:的?含量)?(?:是|有)?(?:多少|几)|含(?:钠|盐|糖|脂肪)量?(?:是|有)?(?:多少|几)");
    private static final Pattern WHY =
            Pattern.compile("(?:^|[,，])(?:因为)?(?:我|家里?人|我妈|我爸|老人)?(?:有点|有|是)?(?:血[压糖脂]高|高血[压糖脂])(?=$|[,，])");

    private static final Pattern ADVICE =
            Pattern.compile("能|可以|可不可|适合|影响|敢|要不要|行[吗不]|会不会|没事|有事|怎么|[吃喝]得|多[吃喝]|好不好|升高?|降");

    private Reason() {}

    /** The line without the reason where it asks for a content and nothing else is said of health. */
    static String without(String text) {
        return CONTENT.matcher(text).find() && !ADVICE.matcher(text).find()
                ? WHY.matcher(text).replaceAll("")
                : text;
    }
}
