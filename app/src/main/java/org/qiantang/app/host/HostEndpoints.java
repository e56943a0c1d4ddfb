package org.qiantang.app.host;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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

    HostEndpoints(DigitalHosts hosts, Leave leave) {
        this.hosts = hosts;
        this.leave = leave;
    }

    record Say(@Nullable String text) {}

    record Current(@Nullable Long itemId, String text) {}

    record Line(String text, List<String> facts, String state) {}

    record Part(long itemId, String title, List<Line> lines) {}

    /** {@code speech} is why sentences are shown without sound; null while they are heard. */
    record Status(
            boolean available,
            @Nullable String reason,
            String state,
            boolean onAir,
            @Nullable Current current,
            @Nullable String speech,
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

    private Status answer(DigitalHosts.Reply reply, long showId, HttpServletRequest request) {
        return switch (reply) {
            case DigitalHosts.Reply.Done _ -> status(hosts.status(showId), Language.english(request));
            case DigitalHosts.Reply.NotPerforming _ ->
                throw new Problem(409, "not-performing", "数字人没有在这场直播中", "no digital host performs in this show");
            case DigitalHosts.Reply.NoStage _ ->
                throw new Problem(409, "no-stage", "这场直播还没有开播，或者由真人主持", "the show is not open, or a person hosts it");
            case DigitalHosts.Reply.Unable(Set<HostStatus.Lack> lacks) ->
                throw new Problem(409, "unavailable", reason(lacks, false), reason(lacks, true));
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
                status.current()
                        .map(now -> new Current(now.itemId(), now.text()))
                        .orElse(null),
                status.speechTrouble().orElse(null),
                script);
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
