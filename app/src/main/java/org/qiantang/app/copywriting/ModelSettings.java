package org.qiantang.app.copywriting;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which language model writes texts and praise, if any: an OpenAI-compatible address such as
 * {@code http://127.0.0.1:11434/v1}.
 *
 * @param timeout how long one answer may take
 * @param maxTokens how long one answer may be
 * @param dailyTokens how much of the model a shop's texts and its digital host's praise may use in a day, questions and
 *     answers together
 */
@ConfigurationProperties("qiantang.llm")
public record ModelSettings(
        @Nullable String baseUrl,
        @DefaultValue("none") String key,
        @DefaultValue("") String model,
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("3000") int maxTokens,
        @DefaultValue("200000") long dailyTokens) {

    boolean isConfigured() {
        return baseUrl != null && !baseUrl.isBlank();
    }
}
