package org.qiantang.app.host;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Problem;
import org.qiantang.event.DigitalHost.HostTurn;
import org.qiantang.event.DigitalHost.HostUse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The studio's hold on a show's digital host. */
@RestController
@RequestMapping("/api/studio/shows/{showId}/host")
class HostEndpoints {
    private static final int MAX_WORDS = 200;

    private final DigitalHosts hosts;
    private final Leave leave;
    private final HostChoice choice;

    HostEndpoints(DigitalHosts hosts, Leave leave, HostChoice choice) {
        this.hosts = hosts;
        this.leave = leave;
        this.choice = choice;
    }

    record Say(@Nullable String text) {}

    record Setting(
            @Nullable String use,
            @Nullable String turn,
            @Nullable Integer labelSeconds) {}

    record Place(@Nullable Long itemId, @Nullable Integer line) {}

    record Current(@Nullable Long itemId, String text, String occasion, List<String> facts) {}

    record Line(String text, List<String> facts, String state) {}

    record Part(long itemId, String title, List<Line> lines) {}

    record SetTo(String use, String turn, int labelSeconds) {}

    record Cursor(long itemId, int line, int sentence) {}

    /**
     * {@code trouble} is why the drawn presenter is seen: {@code no_picture}, {@code unreachable}, {@code refused},
     * {@code late} or {@code other_words}; null while the engine's picture is. {@code strange} counts what it said that was
     * not ours, which was not heard.
     */
    record OtherBody(
            String engine,
            @Nullable String trouble,
            @Nullable Instant again,
            int strange) {}

    record Next(long itemId, double score, List<HostStatus.Reason> reasons) {}

    /** A flash sale that she may begin; {@code bar} is why she does not now, null where she does. */
    record HostSale(long allowedId, long itemId, @Nullable String bar) {}

    record Call(long id, String why, String text, Instant at, int times) {}

    /**
     * {@code speech} is why sentences are shown without sound; null while they are heard. {@code setting} is what this
     * performance began with; a new one counts from the next start.
     */
    record Status(
            boolean available,
            @Nullable String reason,
            String state,
            boolean onAir,
            SetTo setting,
            @Nullable Current current,
            @Nullable String speech,
            @Nullable OtherBody body,
            List<HostStatus.Engine> engines,
            @Nullable Cursor cursor,
            List<Next> order,
            List<HostSale> sales,
            List<Call> calls,
            int questions,
            @Nullable Instant labelledAt,
            int restarts,
            List<Part> script) {}

    @GetMapping
    Status status(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long showId, HttpServletRequest request) {
        leave.see(person, showId);
        return status(hosts.status(showId), Language.english(request));
    }

    @PostMapping("/start")
    Status start(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long showId, HttpServletRequest request) {
        leave.direct(person, showId);
        return answer(hosts.start(showId), showId, request);
    }

    @PostMapping("/pause")
    Status pause(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long showId, HttpServletRequest request) {
        leave.direct(person, showId);
        return answer(hosts.pause(showId), showId, request);
    }

    @PostMapping("/resume")
    Status resume(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long showId, HttpServletRequest request) {
        leave.direct(person, showId);
        return answer(hosts.resume(showId), showId, request);
    }

    @PostMapping("/stop")
    Status stop(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long showId, HttpServletRequest request) {
        leave.direct(person, showId);
        return answer(hosts.stop(showId), showId, request);
    }

    @PostMapping("/script")
    Status rewrite(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long showId, HttpServletRequest request) {
        leave.direct(person, showId);
        return answer(hosts.rewrite(showId), showId, request);
    }

    @PostMapping("/say")
    Status say(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long showId,
            @RequestBody Say body,
            HttpServletRequest request) {
        leave.speak(person, showId);
        String text = body.text();
        if (text == null || text.length() > MAX_WORDS || text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw Problem.nonsense(
                    "text", "请写要说的话，最多 " + MAX_WORDS + " 个字", "words to say, " + MAX_WORDS + " characters at most");
        }
        return answer(hosts.say(showId, text.strip()), showId, request);
    }

    /** How the host works in this show, while it is planned or on: one of the five uses, and what differs from it. */
    @PutMapping("/setting")
    SetTo set(@AuthenticationPrincipal @Nullable Person person, @PathVariable long showId, @RequestBody Setting body) {
        leave.direct(person, showId);
        HostUse use = named(HostUse.values(), body.use(), "use");
        HostSetting usual =
                HostSetting.usual(use == null ? hosts.setting(showId).use() : use);
        HostTurn turn = named(HostTurn.values(), body.turn(), "turn");
        int label = body.labelSeconds() == null ? (int) usual.label().toSeconds() : body.labelSeconds();
        if (label < HostSetting.LEAST_LABEL_SECONDS || label > HostSetting.MOST_LABEL_SECONDS) {
            throw Problem.nonsense(
                    "labelSeconds",
                    "提示间隔应为 " + HostSetting.LEAST_LABEL_SECONDS + "–" + HostSetting.MOST_LABEL_SECONDS + " 秒",
                    "labelSeconds: " + HostSetting.LEAST_LABEL_SECONDS + ".." + HostSetting.MOST_LABEL_SECONDS);
        }
        var setting = new HostSetting(usual.use(), turn == null ? usual.turn() : turn, Duration.ofSeconds(label));
        choice.choose(person, showId, setting);
        return set(setting);
    }

    /** The script goes on at this line of this item; item 0 is the opening. */
    @PostMapping("/cursor")
    Status goTo(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long showId,
            @RequestBody Place body,
            HttpServletRequest request) {
        leave.speak(person, showId);
        Long itemId = body.itemId();
        Integer line = body.line();
        if (itemId == null || line == null) {
            throw Problem.nonsense("line", "请指明 itemId 和 line", "itemId and line are wanted");
        }
        return answer(hosts.goTo(showId, itemId, line), showId, request);
    }

    /** A person has seen to a call. */
    @PostMapping("/calls/{call}/done")
    Status answered(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long showId,
            @PathVariable long call,
            HttpServletRequest request) {
        leave.speak(person, showId);
        return answer(hosts.answerCall(showId, call), showId, request);
    }

    private static <E extends Enum<E>> @Nullable E named(E[] values, @Nullable String word, String field) {
        if (word == null) {
            return null;
        }
        for (E value : values) {
            if (value.name().equalsIgnoreCase(word)) {
                return value;
            }
        }
        String known = Arrays.stream(values).map(HostEndpoints::lower).collect(Collectors.joining(", "));
        throw Problem.nonsense(field, field + " 应为 " + known, field + ": " + known);
    }

    private static SetTo set(HostSetting setting) {
        return new SetTo(lower(setting.use()), lower(setting.turn()), (int)
                setting.label().toSeconds());
    }

    private Status answer(DigitalHosts.Reply reply, long showId, HttpServletRequest request) {
        return switch (reply) {
            case DigitalHosts.Reply.Done _ -> status(hosts.status(showId), Language.english(request));
            case DigitalHosts.Reply.NotPerforming _ ->
                throw new Problem(409, "not-performing", "数字人没有在这场直播中", "no digital host performs in this show");
            case DigitalHosts.Reply.NoStage _ ->
                throw new Problem(409, "no-stage", "这场直播还没有开播，或者由真人主持", "the show is not open, or a person hosts it");
            case DigitalHosts.Reply.Unable(Set<HostStatus.Lack> lacks) ->
                throw new Problem(409, "unavailable", reason(lacks, false), reason(lacks, true));
            case DigitalHosts.Reply.NoSuchLine _ ->
                throw new Problem(409, "no-such-line", "台词里没有这一句", "the script has no such line");
            case DigitalHosts.Reply.TooMuch _ ->
                throw new Problem(
                        429,
                        "too-much",
                        "已经有很多话在等着说了",
                        "too much waits to be said already",
                        Map.of("retryAfterSeconds", 10));
            case DigitalHosts.Reply.Refused(Passed passed) ->
                throw new Problem(
                        422,
                        "guard",
                        "这句话没有通过合规检查，不能由数字人说出",
                        "the guard does not let the host say this",
                        Map.of("verdict", passed.verdict(), "findings", passed.findings()));
        };
    }

    private static Status status(HostStatus status, boolean english) {
        List<Part> script = status.script().stream()
                .map(part -> new Part(
                        part.itemId(),
                        part.title(),
                        part.lines().stream()
                                .map(line -> new Line(line.text(), line.facts(), lower(line.state())))
                                .toList()))
                .toList();
        return new Status(
                status.available(),
                status.lacks().isEmpty() ? null : reason(status.lacks(), english),
                lower(status.state()),
                status.onAir(),
                set(status.setting()),
                status.current().map(HostEndpoints::current).orElse(null),
                status.speechTrouble().orElse(null),
                status.body().map(HostEndpoints::body).orElse(null),
                status.engines(),
                status.cursor()
                        .map(at -> new Cursor(at.itemId(), at.line(), at.sentence()))
                        .orElse(null),
                status.order().stream()
                        .map(next -> new Next(next.itemId(), next.score(), reasons(next)))
                        .toList(),
                status.sales().stream().map(HostEndpoints::sale).toList(),
                status.calls().stream()
                        .map(call -> new Call(
                                call.id(), call.why().toLowerCase(Locale.ROOT), call.text(), call.at(), call.times()))
                        .toList(),
                status.questions(),
                status.labelled().orElse(null),
                status.restarts(),
                script);
    }

    private static HostSale sale(HostStatus.Sale sale) {
        String bar = sale.bar().isEmpty() ? null : sale.bar().toLowerCase(Locale.ROOT);
        return new HostSale(sale.allowedId(), sale.itemId(), bar);
    }

    private static OtherBody body(Body.State state) {
        Body.Trouble trouble = state.trouble();
        return new OtherBody(state.engine(), trouble == null ? null : lower(trouble), state.again(), state.strange());
    }

    private static Current current(HostStatus.Current now) {
        return new Current(now.itemId(), now.text(), now.occasion().toLowerCase(Locale.ROOT), now.facts());
    }

    private static List<HostStatus.Reason> reasons(HostStatus.Next next) {
        return next.reasons().stream()
                .map(one -> new HostStatus.Reason(one.reason().toLowerCase(Locale.ROOT), one.points()))
                .toList();
    }

    private static String reason(Set<HostStatus.Lack> lacks, boolean english) {
        return lacks.stream()
                .sorted()
                .map(lack -> switch (lack) {
                    case FFMPEG -> english ? "FFmpeg is not installed: no picture can be sent" : "没有安装 FFmpeg，无法推送画面";
                    case SPEECH ->
                        english
                                ? "the speech program is not there: lines are shown as subtitles only"
                                : "没有语音程序，台词只以字幕显示";
                    case FONT ->
                        english ? "no font for Chinese is installed: subtitles cannot be written" : "没有安装中文字体，字幕无法显示";
                })
                .collect(Collectors.joining(english ? "; " : "；"));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
