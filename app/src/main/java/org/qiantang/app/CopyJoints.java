package org.qiantang.app;

import java.time.Duration;
import org.qiantang.app.copywriting.StretchFigures;
import org.qiantang.app.insight.Stretches;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the texts meet the figures. */
@Configuration(proxyBeanMethods = false)
class CopyJoints {
    /** So long after its beginning the last sentence is over, and somebody else may have the air. */
    private static final Duration LAST_SENTENCE = Duration.ofSeconds(30);

    private static final double A_MINUTE = 60;

    @Bean
    StretchFigures stretchFigures(Stretches stretches) {
        return (show, asked, crowd) -> {
            Stretches.OfShow figures = stretches.of(show, crowd);
            return asked.stream().map(one -> outcome(figures, one)).toList();
        };
    }

    private static StretchFigures.Outcome outcome(Stretches.OfShow figures, StretchFigures.Stretch one) {
        return figures.runAt(one.from())
                .map(run -> run.last().plus(LAST_SENTENCE))
                .map(silent -> silent.isBefore(one.until()) ? silent : one.until())
                .map(end -> {
                    Stretches.Trade trade = figures.trade(one.from(), end);
                    return new StretchFigures.Outcome(
                            figures.viewerSeconds(one.from(), end) / A_MINUTE, trade.orders(), trade.minor());
                })
                .orElse(StretchFigures.Outcome.NOTHING);
    }
}
