package org.qiantang.app.green;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.green.FoundRows.Confirmed;
import org.qiantang.app.green.Score.Part;
import org.qiantang.app.green.Score.VetoMark;
import org.qiantang.app.green.Score.VetoState;
import tools.jackson.databind.json.JsonMapper;

/** Counts scores: gathers what the record says of a subject within the window, and has it scored. */
final class Greens {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Scheme scheme;
    private final Scorer scorer;
    private final ShowSpans shows;
    private final FoundRows found;
    private final Hosts hosts;
    private final Papers papers;
    private final Reviewed reviewed;
    private final Care care;
    private final Notices notices;
    private final ProofChecks proofs;
    private final Traffic traffic;
    private final ScoreRows rows;

    Greens(
            Scheme scheme,
            ShowSpans shows,
            FoundRows found,
            Hosts hosts,
            Papers papers,
            Reviewed reviewed,
            Care care,
            Notices notices,
            ProofChecks proofs,
            Traffic traffic,
            ScoreRows rows) {
        this.scheme = scheme;
        this.scorer = new Scorer(scheme);
        this.shows = shows;
        this.found = found;
        this.hosts = hosts;
        this.papers = papers;
        this.reviewed = reviewed;
        this.care = care;
        this.notices = notices;
        this.proofs = proofs;
        this.traffic = traffic;
        this.rows = rows;
    }

    /** The first moment of the window that ends with a day. */
    Instant from(LocalDate day) {
        return China.start(day.minusDays(scheme.window().days() - 1L));
    }

    /** The score of a day as the record has it now; of a day that is not over, so far. */
    Score of(Kind kind, long id, LocalDate day, Instant now) {
        Instant until = China.start(day.plusDays(1));
        Instant asOf = now.isBefore(until) ? now : until;
        return kind == Kind.PLATFORM ? platform(day, asOf, now) : ofRooms(kind, id, day, asOf, now);
    }

    /** Counts it and keeps it, unless nothing has changed since it was last kept. */
    void keep(Kind kind, long id, LocalDate day, Instant now) {
        if (kind == Kind.SHOP && day.equals(China.day(now))) {
            proofs.sample(id, day, from(day), now, shows.of(kind, id, from(day), now, now));
        }
        rows.keep(kind, id, of(kind, id, day, now));
    }

    private Score ofRooms(Kind kind, long id, LocalDate day, Instant asOf, Instant now) {
        Instant from = from(day);
        List<Span> spans = shows.of(kind, id, from, China.start(day.plusDays(1)), asOf);
        Map<Long, List<Span>> byShop = new TreeMap<>(spans.stream().collect(Collectors.groupingBy(Span::merchantId)));
        if (kind == Kind.SHOP) {
            byShop.putIfAbsent(id, List.of());
        }
        var parts = new ArrayList<Scorer.Scored>();
        var inputs = new ArrayList<Object>();
        var confirmed = new ArrayList<Confirmed>();
        int pending = 0;
        var whole = new Scope(kind, id, day, from, China.start(day.plusDays(1)), asOf, spans);
        for (Map.Entry<Long, List<Span>> shop : byShop.entrySet()) {
            var scope = new Scope(kind, shop.getKey(), day, from, China.start(day.plusDays(1)), asOf, shop.getValue());
            List<Confirmed> lines = found.confirmed(scope);
            FoundRows.Counts counts = found.counts(scope);
            confirmed.addAll(lines);
            pending += (int) counts.pending();
            Map<String, Reading> readings = readings(scope, lines, counts);
            Scorer.Scored scored = scorer.part(kind.party(), shop.getKey(), scope.liveSeconds(), readings);
            parts.add(scored);
            inputs.add(inputs(scored.part(), readings));
        }
        int of = kind == Kind.SHOP ? Scheme.WHOLE : scheme.party(kind.party()).viewPoints();
        return score(
                day,
                asOf,
                now,
                whole.liveSeconds(),
                Scorer.together(parts),
                of,
                pending,
                vetoes(confirmed, whole),
                parts.stream().map(Scorer.Scored::part).toList(),
                inputs);
    }

    private Map<String, Reading> readings(Scope scope, List<Confirmed> lines, FoundRows.Counts counts) {
        Map<String, Reading> readings = new HashMap<>(
                Unrecorded.readings(!shows.agenciesOf(scope.hosts()).isEmpty()));
        readings.putAll(Conduct.readings(lines, counts, scope));
        readings.putAll(hosts.readings(scope));
        readings.putAll(papers.readings(scope));
        readings.putAll(reviewed.readings(scope));
        readings.putAll(notices.readings(scope));
        // After-sale is the shop's, and no host's; proofs are sampled room by room.
        if (scope.kind() == Kind.SHOP) {
            readings.putAll(proofs.readings(scope));
            readings.putAll(care.readings(scope));
        }
        return readings;
    }

    /** In the order of the scheme. */
    private List<VetoMark> vetoes(List<Confirmed> confirmed, Scope whole) {
        List<VetoMark> vetoes = new ArrayList<>(Unrecorded.vetoes());
        vetoes.add(Conduct.gravest(veto("GV-1"), confirmed, whole));
        vetoes.add(traffic.veto(veto("GV-3"), whole));
        vetoes.sort(Comparator.comparing(VetoMark::id));
        return vetoes;
    }

    /** The platform's figure follows from those of its rooms on the same day, as they were kept. */
    private Score platform(LocalDate day, Instant asOf, Instant now) {
        List<ScoreRows.Room> rooms =
                rows.rooms(day).stream().filter(room -> room.liveSeconds() > 0).toList();
        var parts = new ArrayList<Part>();
        var weighed = new ArrayList<Scorer.Weighed>();
        long seconds = 0;
        for (ScoreRows.Room room : rooms) {
            String exact = room.exact();
            Exact figure = exact == null ? null : Exact.read(exact);
            weighed.add(new Scorer.Weighed(figure, room.liveSeconds()));
            seconds += room.liveSeconds();
            parts.add(new Part(
                    room.shopId(),
                    room.liveSeconds(),
                    figure == null ? null : figure.cut(1),
                    room.covered(),
                    List.of(),
                    List.of(),
                    List.of()));
        }
        int of = scheme.party(Kind.PLATFORM.party()).viewPoints();
        return score(day, asOf, now, seconds, Scorer.weighed(weighed), of, 0, List.of(), parts, rooms);
    }

    private Score score(
            LocalDate day,
            Instant asOf,
            Instant now,
            long seconds,
            @Nullable Exact exact,
            int of,
            int pending,
            List<VetoMark> vetoes,
            List<Part> parts,
            List<?> inputs) {
        boolean enough = seconds >= scheme.enoughData().liveHours() * 3_600L;
        BigDecimal points = exact == null ? null : exact.cut(1);
        int covered = parts.stream().mapToInt(Part::covered).min().orElse(0);
        return new Score(
                scheme.version(),
                day,
                from(day),
                asOf,
                now,
                seconds,
                enough,
                points,
                points != null && enough ? scheme.grade(points).id() : null,
                covered,
                of,
                pending,
                vetoes,
                parts,
                digest(day, vetoes, inputs));
    }

    private Scheme.Veto veto(String id) {
        return scheme.vetoes().stream()
                .filter(veto -> veto.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("veto: " + id + " (expected: one of the scheme)"));
    }

    /** What a room's points were counted from, exact: the counts and the facts behind them, not the words about them. */
    private static List<Object> inputs(Part part, Map<String, Reading> readings) {
        List<List<Object>> read = part.markings().stream()
                .map(one -> readings.get(one.id()) instanceof Reading.Counted counted
                        ? List.<Object>of(one.id(), exact(counted.counts()), ids(counted.behind()))
                        : List.<Object>of(one.id(), one.state().name()))
                .toList();
        return List.of(part.shopId(), part.weightSeconds(), read);
    }

    private static Map<String, String> exact(Map<String, Exact> counts) {
        Map<String, String> exact = new TreeMap<>();
        counts.forEach((name, count) -> exact.put(name, count.toString()));
        return exact;
    }

    /** Of a veto only what the shop sees as well: it sees the digest, and could try all its orders against what is hidden in it. */
    private String digest(LocalDate day, List<VetoMark> vetoes, List<?> counted) {
        List<List<Object>> standing = vetoes.stream()
                .filter(veto -> veto.state() == VetoState.STANDS)
                .map(VetoMark::forShop)
                .map(veto -> List.<Object>of(veto.id(), veto.words().zh(), ids(veto.behind())))
                .toList();
        List<Object> inputs = List.of(scheme.version(), day.toString(), standing, counted);
        byte[] text = JSON.writeValueAsString(inputs).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static List<List<Object>> ids(List<Behind> behind) {
        return behind.stream()
                .map(one -> List.<Object>of(one.what().name(), one.id(), String.valueOf(one.ofId())))
                .toList();
    }

    /** Whether any veto stands. */
    static boolean vetoed(Score score) {
        return score.vetoes().stream().anyMatch(veto -> veto.state() == VetoState.STANDS);
    }
}
