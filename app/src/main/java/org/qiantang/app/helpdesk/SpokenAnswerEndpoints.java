package org.qiantang.app.helpdesk;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.performance.MouthTimeline;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An answer to one's own question on a product's page, to be heard: the sound, and what mouth and hands do to it. */
@RestController
@RequestMapping("/api/products/{id}/questions/{question}")
class SpokenAnswerEndpoints {
    private static final String WAV = "audio/wav";

    private final SpokenAnswers answers;

    SpokenAnswerEndpoints(SpokenAnswers answers) {
        this.answers = answers;
    }

    /** A mouth's shape for a while, in seconds; {@code viseme} is one of the Oculus names in lower case. */
    record Shape(double from, double to, String viseme) {}

    /** What the hands do for a while, in seconds. */
    record Hands(double from, double to, String gesture) {}

    /** A sentence as it is written, while it is heard, in seconds. */
    record Subtitle(double from, double to, String text) {}

    /**
     * An answer as it is heard.
     *
     * @param sound where its file is
     * @param loudness of each {@code step} seconds, 0 to 1
     */
    record SpokenAnswer(
            String sound,
            double seconds,
            List<Shape> mouth,
            double step,
            List<Double> loudness,
            List<Hands> hands,
            List<Subtitle> subtitles) {}

    @GetMapping("/speech")
    SpokenAnswer spokenAnswer(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @PathVariable long question) {
        ReadsAloud.Read.Sound sound = sound(person, id, question);
        return new SpokenAnswer(
                "/api/products/" + id + "/questions/" + question + "/speech.wav?of=" + sound.name(),
                sound.seconds(),
                sound.mouth().stretches().stream()
                        .map(one -> new Shape(fine(one.from()), fine(one.to()), lower(one.viseme())))
                        .toList(),
                MouthTimeline.LOUDNESS_STEP,
                Arrays.stream(sound.mouth().loudness())
                        .map(SpokenAnswerEndpoints::fine)
                        .boxed()
                        .toList(),
                sound.gestures().held().stream()
                        .map(one -> new Hands(fine(one.from()), fine(one.to()), lower(one.gesture())))
                        .toList(),
                sound.captions().stream()
                        .map(one -> new Subtitle(fine(one.from()), fine(one.to()), one.text()))
                        .toList());
    }

    /** What was asked for by its name sounds the same for a while; without it, or once she speaks otherwise, it is asked anew. */
    @GetMapping(path = "/speech.wav", produces = WAV)
    ResponseEntity<byte[]> spokenAnswerSound(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long id,
            @PathVariable long question,
            @RequestParam @Nullable String of) {
        ReadsAloud.Read.Sound sound = sound(person, id, question);
        CacheControl keep = sound.name().equals(of)
                ? CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate()
                : CacheControl.noCache().cachePrivate();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(WAV))
                .cacheControl(keep)
                .header("X-Content-Type-Options", "nosniff")
                .body(sound.wav());
    }

    private ReadsAloud.Read.Sound sound(@Nullable Person person, long productId, long questionId) {
        long who = Fields.signedIn(person).id();
        return switch (answers.read(who, productId, questionId)) {
            case SpokenAnswers.Asked.NotOwn() -> throw Problem.notFound();
            case SpokenAnswers.Asked.Outdated() -> throw Refusals.outdated();
            case SpokenAnswers.Asked.TooMany(int most, int minutes) -> throw Refusals.tooManyHeard(most, minutes);
            case SpokenAnswers.Asked.Answered(ReadsAloud.Read read) ->
                switch (read) {
                    case ReadsAloud.Read.Sound sound -> sound;
                    case ReadsAloud.Read.Unable() -> throw Refusals.noVoice();
                    case ReadsAloud.Read.Busy() -> throw Refusals.voiceBusy();
                    case ReadsAloud.Read.TooLong(int most) -> throw Refusals.tooLongToRead(most);
                };
        };
    }

    private static double fine(double number) {
        return Math.round(number * 10_000) / 10_000.0;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
