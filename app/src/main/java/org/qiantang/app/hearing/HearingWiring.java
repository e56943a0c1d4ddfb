package org.qiantang.app.hearing;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.qiantang.app.guard.RoomGuard;
import org.qiantang.app.media.MediaPrograms;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.show.Shows;
import org.qiantang.engine.ear.EarSettings;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.ocr.PaddleReader;
import org.qiantang.engine.ocr.TextReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ears for the rooms: which kind the house has, which shows are heard, and where the lines go. */
@Configuration(proxyBeanMethods = false)
class HearingWiring {
    @Bean
    Clerk clerk(Rooms rooms) {
        return new Clerk(rooms);
    }

    @Bean
    Pins pins(Boards boards, Rooms rooms) {
        var pins = new Pins(boards);
        rooms.tell(pins);
        return pins;
    }

    @Bean
    Hearings hearings(
            Programmes programmes,
            HearingSettings settings,
            Shows shows,
            RoomGuard guard,
            Pins pins,
            Clerk clerk,
            InstantSource clock) {
        Optional<EarMaker> maker = settings.ear().map(HearingWiring::maker);
        return new Hearings(
                programmes,
                maker,
                MediaPrograms.ffmpeg(),
                roomId -> toHear(shows, roomId),
                (showId, at, text) -> {
                    Long itemId = pins.at(showId, at);
                    return new Hearings.Judged(itemId, guard.onAir(showId, itemId, Speaker.HOST, text, at));
                },
                clerk,
                clock);
    }

    @Bean
    Sights sights(
            Programmes programmes,
            ScreenSettings settings,
            Shows shows,
            RoomGuard guard,
            Pins pins,
            Clerk clerk,
            InstantSource clock)
            throws IOException {
        Optional<TextReader> reader = settings.isOn() ? Optional.of(PaddleReader.load()) : Optional.empty();
        return new Sights(
                programmes,
                reader,
                Duration.ofSeconds(settings.seconds()),
                MediaPrograms.ffmpeg(),
                roomId -> toHear(shows, roomId),
                (showId, at, text) -> {
                    Long itemId = pins.at(showId, at);
                    return new Hearings.Judged(itemId, guard.shown(showId, itemId, text, at));
                },
                clerk,
                clock);
    }

    /** Films have an ear and an eye of their own, so that a room never waits for them. */
    @Bean
    Senses filmSenses(HearingSettings ears, SensesSettings settings) {
        return new HouseSenses(
                ears.ear().map(HearingWiring::maker), PaddleReader::load, MediaPrograms.ffmpeg(), settings);
    }

    private static EarMaker maker(EarSettings ear) {
        return listener -> ear.open(listener, RandomGenerator.getDefault());
    }

    private static Optional<Long> toHear(Shows shows, long roomId) {
        return shows.currentOf(roomId)
                .filter(show -> show.state().equals("open") || show.state().equals("closing"))
                .map(Shows.Brief::showId)
                .filter(showId -> shows.watched(showId).orElse(true));
    }
}
