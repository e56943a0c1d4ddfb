package org.qiantang.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.qiantang.app.gateway.Gateway;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.show.Shows;
import org.qiantang.app.stage.Counts;
import org.qiantang.app.stage.Stage;
import org.qiantang.engine.fanout.Counters;
import org.qiantang.engine.journal.FollowerState;
import org.qiantang.engine.journal.Followers;
import org.qiantang.event.ShowEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the program counts of its own trade, for whoever watches it; read at the edges, so that engines know nothing of it. */
@Configuration(proxyBeanMethods = false)
class Measures {
    @Bean
    MeterBinder roomMeasures(Shows shows, Stage stage, Gateway gateway) {
        return registry -> {
            gauge(
                    registry,
                    "qiantang.shows.on.air",
                    "shows that are open or closing",
                    shows,
                    all -> all.onAir().size());
            gauge(registry, "qiantang.sockets", "live sockets that are open", gateway, Gateway::open);
            gauge(
                    registry,
                    "qiantang.viewers",
                    "viewers of all shows at hand",
                    stage,
                    all -> all.counts().values().stream()
                            .mapToInt(Counts::viewers)
                            .sum());
            delivered(registry, stage, "qiantang.frames", "frames written to viewers", Counters.Counts::frames);
            delivered(
                    registry,
                    stage,
                    "qiantang.lines.sampled.out",
                    "lines above a room's cap, left out for all but their authors, counted for each block of up to 2,500 viewers",
                    Counters.Counts::sampledOut);
            delivered(
                    registry,
                    stage,
                    "qiantang.arrivals.left.out",
                    "arrivals that found no room beside the talk, counted for each block of up to 2,500 viewers",
                    Counters.Counts::fillersLost);
            delivered(
                    registry,
                    stage,
                    "qiantang.lines.shed",
                    "lines times viewers that lagged",
                    Counters.Counts::shedForSlow);
            delivered(
                    registry,
                    stage,
                    "qiantang.viewers.closed.slow",
                    "viewers that were closed because they lagged too far",
                    Counters.Counts::closedSlow);
        };
    }

    @Bean
    MeterBinder followerMeasures(Followers followers) {
        return registry -> {
            List<String> names = followers.states().stream()
                    .map(FollowerState::name)
                    .distinct()
                    .toList();
            for (String name : names) {
                Gauge.builder("qiantang.follower.lag", followers, all -> all.lag(name))
                        .description("events that a follower has yet to read")
                        .tag("follower", name)
                        .register(registry);
                Gauge.builder("qiantang.follower.failures", followers, all -> failures(all, name))
                        .description("tries in a row that have failed; 0 when all is well")
                        .tag("follower", name)
                        .register(registry);
            }
        };
    }

    @Bean
    MeterBinder orderMeasures(Rooms rooms) {
        return registry -> rooms.tell(orders(registry));
    }

    /** Counts what becomes of orders, event by event, since the start. */
    static Audience orders(MeterRegistry registry) {
        return (_, events) -> events.stream()
                .map(Audience.Happened::event)
                .collect(Collectors.groupingBy(Measures::outcome, Collectors.counting()))
                .forEach((outcome, times) -> {
                    if (!outcome.isEmpty()) {
                        registry.counter("qiantang.orders", "outcome", outcome).increment(times);
                    }
                });
    }

    private static String outcome(ShowEvent event) {
        if (event instanceof ShowEvent.PiecesHeld) {
            return "held";
        }
        if (event instanceof ShowEvent.OrderPaid) {
            return "paid";
        }
        if (event instanceof ShowEvent.HoldReleased) {
            return "released";
        }
        return event instanceof ShowEvent.PaymentNotTaken ? "not-taken" : "";
    }

    private static int failures(Followers followers, String name) {
        return followers.states().stream()
                .filter(state -> state.name().equals(name))
                .mapToInt(FollowerState::failures)
                .sum();
    }

    private static <T> void gauge(
            MeterRegistry registry, String name, String description, T source, ToDoubleFunction<T> value) {
        Gauge.builder(name, source, value).description(description).register(registry);
    }

    private static void delivered(
            MeterRegistry registry,
            Stage stage,
            String name,
            String description,
            ToDoubleFunction<Counters.Counts> count) {
        FunctionCounter.builder(name, stage, all -> count.applyAsDouble(all.deliveries()))
                .description(description)
                .register(registry);
    }
}
