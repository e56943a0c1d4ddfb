package org.qiantang.app.host;

import java.awt.image.BufferedImage;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.media.AigcMark;
import org.qiantang.app.media.MarkedPicture;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.performance.Mouth;
import org.qiantang.engine.performance.Viseme;
import org.qiantang.engine.performance.music.Mixer;
import org.qiantang.engine.performance.music.Mood;
import org.qiantang.engine.performance.presenter.Acting;
import org.qiantang.engine.performance.presenter.Cast;
import org.qiantang.engine.performance.presenter.Gesture;
import org.qiantang.engine.performance.presenter.GoodsCard;
import org.qiantang.engine.performance.presenter.Look;
import org.qiantang.engine.performance.presenter.Pose;
import org.qiantang.engine.performance.presenter.PresenterPainter;
import org.qiantang.engine.performance.presenter.Stage;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who hosts a show's room when its digital host does: chosen, built and looked at before anybody sees it on air. */
@RestController
@RequestMapping("/api/studio/shows/{showId}/presenter")
class PresenterEndpoints {
    private static final int PREVIEW_WIDTH = 360;
    private static final int PREVIEW_HEIGHT = 640;
    private static final double LATEST_SECONDS = 86_400;
    private static final String WAV = "audio/wav";
    private static final Mouth SPEAKING = new Mouth(0.45, 0.3, 0, 0, Viseme.E);

    private final Presentations presentations;
    private final Playbills playbills;
    private final Leave leave;
    private final DigitalHosts hosts;
    private final Auditions auditions;
    private final InstantSource clock;
    private final AigcMark mark;

    PresenterEndpoints(
            Presentations presentations,
            Playbills playbills,
            Leave leave,
            DigitalHosts hosts,
            Auditions auditions,
            InstantSource clock,
            AigcMark mark) {
        this.presentations = presentations;
        this.playbills = playbills;
        this.leave = leave;
        this.hosts = hosts;
        this.auditions = auditions;
        this.clock = clock;
        this.mark = mark;
    }

    /** A look in the words of the API: its choices in lower case, as {@link Choices} lists them. */
    record LookBody(
            @Nullable String build,
            @Nullable String age,
            @Nullable String face,
            @Nullable String skin,
            @Nullable String hair,
            @Nullable String hairColour,
            @Nullable String outfit,
            @Nullable String dye,
            @Nullable String glasses,
            @Nullable String scene,
            @Nullable String light,
            @Nullable String voice,
            @Nullable Double pace,
            @Nullable String manner) {}

    /**
     * The music that goes along.
     *
     * @param level 0 (none) to 100
     */
    record MusicBody(
            @Nullable String mood,
            @Nullable Integer level,
            @Nullable Boolean effects) {}

    record PresenterBody(@Nullable LookBody look, @Nullable MusicBody music) {}

    record Member(String id, String zh, String en, LookBody look) {}

    /** What each part of a look, and the music, can be. */
    record Choices(
            List<String> build,
            List<String> age,
            List<String> face,
            List<String> skin,
            List<String> hair,
            List<String> hairColour,
            List<String> outfit,
            List<String> dye,
            List<String> glasses,
            List<String> scene,
            List<String> light,
            List<String> manner,
            List<String> mood) {}

    /**
     * A room's presenter.
     *
     * @param cast the house's own people, to choose or to begin from
     * @param engines the house's voices in the order in which they are asked; empty where it has none
     * @param voiceTrouble the voices that fail at present and why; null while all are well
     */
    record PresenterView(
            LookBody look,
            MusicBody music,
            List<Member> cast,
            Choices choices,
            String engines,
            @Nullable String voiceTrouble) {}

    @GetMapping
    PresenterView look(@AuthenticationPrincipal @Nullable Person person, @PathVariable long showId) {
        leave.see(person, showId);
        return view(presentations.chosen(room(showId)));
    }

    @PutMapping
    PresenterView choose(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long showId,
            @RequestBody PresenterBody body) {
        leave.direct(person, showId);
        long room = room(showId);
        Presentation chosen = read(body);
        presentations.choose(room, chosen, person == null ? 0 : person.id());
        return view(chosen);
    }

    /**
     * What she does in a preview; where nothing is said of it she speaks about goods. No page of ours asks for it: the browsers'
     * tests compare the pictures of pages that draw her themselves with these.
     *
     * @param seconds since she came on, which says where breath and sway are; 1 where absent
     * @param alone without goods and title
     */
    record ActingBody(
            @Nullable String pose,
            @Nullable String gesture,
            @Nullable String viseme,
            @Nullable Double jaw,
            @Nullable Double width,
            @Nullable Double round,
            @Nullable Double closed,
            @Nullable Double seconds,
            @Nullable Boolean alone) {}

    /** A picture of a look as it would be on air; the look is in the address, so that a page can show it as a picture. */
    @GetMapping(path = "/preview", produces = MediaType.IMAGE_PNG_VALUE)
    byte[] preview(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long showId,
            @ModelAttribute LookBody look,
            @ModelAttribute ActingBody acting) {
        leave.see(person, showId);
        Playbill show = playbills.of(showId).orElseThrow(Problem::notFound);
        Double seconds = acting.seconds();
        if (seconds != null && !(seconds >= 0 && seconds <= LATEST_SECONDS)) {
            throw Problem.nonsense("seconds", "须为 0 到 86400", "seconds: 0 to 86400");
        }
        Stage stage = Boolean.TRUE.equals(acting.alone())
                ? new Stage("", null, null)
                : new Stage(show.title(), new GoodsCard("商品名称", "¥88.00", null, null), null);
        BufferedImage picture = drawn(read(look), read(acting), seconds == null ? 1 : seconds, stage);
        return MarkedPicture.png(picture, mark.of("presenter-" + show.roomId()));
    }

    /**
     * A look's voice at its pace, before it is saved.
     *
     * @param text what is to be said, 100 characters at most; a greeting and the spoken AI notice where absent
     */
    @GetMapping(path = "/voice", produces = WAV)
    ResponseEntity<byte[]> presenterVoice(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long showId,
            @ModelAttribute LookBody look,
            @RequestParam @Nullable String text) {
        leave.see(person, showId);
        room(showId);
        Look wanted = read(look);
        String words = text == null || text.isBlank() ? Auditions.words(wanted) : text.strip();
        if (words.codePointCount(0, words.length()) > Auditions.MOST_CHARACTERS
                || words.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw Problem.nonsense(
                    "text",
                    "请写要试听的话，最多 " + Auditions.MOST_CHARACTERS + " 个字",
                    "words to hear, " + Auditions.MOST_CHARACTERS + " characters at most");
        }
        byte[] wav = sound(auditions.hear(person == null ? 0 : person.id(), showId, words, wanted));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(WAV))
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .body(wav);
    }

    private static byte[] sound(Auditions.Heard heard) {
        return switch (heard) {
            case Auditions.Heard.Sound(byte[] wav) -> wav;
            case Auditions.Heard.Refused(Passed passed) ->
                throw new Problem(
                        422,
                        "guard",
                        "这句话没有通过合规检查，不能由数字人说出",
                        "the guard does not let the host say this",
                        Map.of("verdict", passed.verdict(), "findings", passed.findings()));
            case Auditions.Heard.TooMany(int most, int minutes) ->
                throw new Problem(
                        429,
                        "too-many-heard",
                        minutes + " 分钟内最多试听 " + most + " 次，请稍后再听",
                        most + " times within " + minutes + " minutes at most; listen again later",
                        Map.of("most", most, "minutes", minutes));
            case Auditions.Heard.Unable() ->
                throw new Problem(503, "no-voice", "现在没有可用的语音程序", "no voice speaks here at present");
            case Auditions.Heard.Busy() ->
                throw new Problem(
                        503,
                        "voice-busy",
                        "正在为别人合成声音，请稍后再听",
                        "others are being spoken for; try again",
                        Map.of("retryAfterSeconds", 2));
        };
    }

    private long room(long showId) {
        return playbills.of(showId).map(Playbill::roomId).orElseThrow(Problem::notFound);
    }

    private BufferedImage drawn(Look look, Acting acting, double seconds, Stage stage) {
        Look lit = look.litAt(clock.instant().atZone(Presentations.PLACE).getHour());
        BufferedImage picture = PresenterPainter.bgr(PREVIEW_WIDTH, PREVIEW_HEIGHT);
        new PresenterPainter(PREVIEW_WIDTH, PREVIEW_HEIGHT, 1, lit).paint(picture, seconds, acting, stage);
        return picture;
    }

    private PresenterView view(Presentation presentation) {
        Mixer.Choice music = presentation.music();
        List<Speakers.State> voices = hosts.voices();
        String troubles = voices.stream()
                .filter(voice -> !voice.trouble().isEmpty())
                .map(Speakers.State::trouble)
                .collect(Collectors.joining("; "));
        return new PresenterView(
                body(presentation.look()),
                new MusicBody(lower(music.mood()), music.level(), music.effects()),
                Arrays.stream(Cast.values())
                        .map(one -> new Member(lower(one), one.chinese(), one.english(), body(one.look())))
                        .toList(),
                choices(),
                voices.stream().map(Speakers.State::engine).collect(Collectors.joining(", ")),
                troubles.isEmpty() ? null : troubles);
    }

    private static Choices choices() {
        return new Choices(
                names(Look.Build.values()),
                names(Look.Age.values()),
                names(Look.FaceShape.values()),
                names(Look.Skin.values()),
                names(Look.HairStyle.values()),
                names(Look.HairColour.values()),
                names(Look.Outfit.values()),
                names(Look.Dye.values()),
                names(Look.Glasses.values()),
                names(Look.Scene.values()),
                names(Look.Light.values()),
                names(Look.Manner.values()),
                names(Mood.values()));
    }

    private static LookBody body(Look look) {
        return new LookBody(
                lower(look.build()),
                lower(look.age()),
                lower(look.face()),
                lower(look.skin()),
                lower(look.hair()),
                lower(look.hairColour()),
                lower(look.outfit()),
                lower(look.dye()),
                lower(look.glasses()),
                lower(look.scene()),
                lower(look.light()),
                look.voice(),
                look.pace(),
                lower(look.manner()));
    }

    private static Presentation read(PresenterBody body) {
        LookBody look = body.look();
        MusicBody music = body.music();
        if (look == null || music == null) {
            throw Problem.nonsense("look", "须有形象和音乐", "look and music");
        }
        Integer level = music.level();
        if (level == null || level < 0 || level > 100) {
            throw Problem.nonsense("level", "音乐音量须为 0 到 100", "level: 0 to 100");
        }
        return new Presentation(
                read(look),
                new Mixer.Choice(one(Mood.class, "mood", music.mood()), level, Boolean.TRUE.equals(music.effects())));
    }

    private static Look read(LookBody body) {
        Double pace = body.pace();
        if (pace == null || !(pace >= Look.SLOWEST && pace <= Look.FASTEST)) {
            throw Problem.nonsense("pace", "语速须为 0.7 到 1.4", "pace: 0.7 to 1.4");
        }
        try {
            return new Look(
                    one(Look.Build.class, "build", body.build()),
                    one(Look.Age.class, "age", body.age()),
                    one(Look.FaceShape.class, "face", body.face()),
                    one(Look.Skin.class, "skin", body.skin()),
                    one(Look.HairStyle.class, "hair", body.hair()),
                    one(Look.HairColour.class, "hairColour", body.hairColour()),
                    one(Look.Outfit.class, "outfit", body.outfit()),
                    one(Look.Dye.class, "dye", body.dye()),
                    one(Look.Glasses.class, "glasses", body.glasses()),
                    one(Look.Scene.class, "scene", body.scene()),
                    one(Look.Light.class, "light", body.light()),
                    body.voice() == null ? "" : body.voice().strip(),
                    pace,
                    one(Look.Manner.class, "manner", body.manner()));
        } catch (IllegalArgumentException voice) {
            throw Problem.nonsense(
                    "voice", "音色名最多 64 个字，只用文字、数字和 ._:/+-", "voice: at most 64 letters, digits or ._:/+-");
        }
    }

    private static Acting read(ActingBody body) {
        Mouth mouth = SPEAKING;
        try {
            if (body.viseme() != null) {
                mouth = new Mouth(
                        orNought(body.jaw()),
                        orNought(body.width()),
                        orNought(body.round()),
                        orNought(body.closed()),
                        one(Viseme.class, "viseme", body.viseme()));
            }
        } catch (IllegalArgumentException beyond) {
            throw Problem.nonsense("viseme", "口形须在 0 到 1 之间（宽度 -1 到 1）", "a mouth: 0 to 1 each, the width -1 to 1");
        }
        return new Acting(
                mouth,
                body.pose() == null ? Pose.PRESENTING : one(Pose.class, "pose", body.pose()),
                body.gesture() == null ? Gesture.NONE : one(Gesture.class, "gesture", body.gesture()));
    }

    private static double orNought(@Nullable Double number) {
        return number == null ? 0 : number;
    }

    private static <E extends Enum<E>> E one(Class<E> kind, String field, @Nullable String name) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(each -> lower(each).equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.nonsense(
                        field,
                        "须为 " + String.join("、", names(kind.getEnumConstants())) + " 之一",
                        field + ": one of " + String.join(", ", names(kind.getEnumConstants()))));
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(PresenterEndpoints::lower).toList();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
