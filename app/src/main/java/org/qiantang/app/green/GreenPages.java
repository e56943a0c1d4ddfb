package org.qiantang.app.green;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Merchant;
import org.qiantang.app.green.GreenSheet.DayFigure;
import org.qiantang.app.green.GreenSheet.Named;
import org.qiantang.app.green.GreenSheet.Plan;
import org.qiantang.app.green.GreenSheet.Row;
import org.qiantang.app.green.GreenSheet.Title;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;

/** Scores as pages show them, with names and the scheme beside. */
final class GreenPages {
    private static final Bookmark START = new Bookmark(-1, -1);

    private final Scheme scheme;
    private final Greens greens;
    private final ScoreRows rows;
    private final Catalog catalog;
    private final People people;
    private final InstantSource clock;
    private final Plan plan;

    GreenPages(Scheme scheme, Greens greens, ScoreRows rows, Catalog catalog, People people, InstantSource clock) {
        this.scheme = scheme;
        this.greens = greens;
        this.rows = rows;
        this.catalog = catalog;
        this.people = people;
        this.clock = clock;
        this.plan = plan(scheme);
    }

    /** @param grade one of the scheme's, {@code none} where none was given, empty for all */
    Page<Row> list(Kind kind, String grade, boolean vetoed, @Nullable String after, int most) {
        boolean known = grade.isEmpty()
                || grade.equals("none")
                || scheme.grades().stream().anyMatch(one -> one.id().equals(grade));
        if (!known) {
            throw Problem.nonsense("grade", "没有这个等级", "grade: A, B, C, D or none");
        }
        LocalDate since = since();
        Page<ScoreRows.Listed> page = Page.of(
                rows.listed(kind, grade, vetoed, since, Bookmark.read(after, START), most + 1),
                most,
                row -> row.place().cursor());
        List<Long> ids = page.items().stream().map(ScoreRows.Listed::subjectId).toList();
        Map<Long, List<ScoreRows.Day>> days =
                rows.days(kind, ids, since).stream().collect(Collectors.groupingBy(ScoreRows.Day::subjectId));
        return page.map(row -> new Row(
                kind.name(),
                row.subjectId(),
                name(kind, row.subjectId()),
                row.day(),
                row.madeAt(),
                row.points(),
                row.grade(),
                row.vetoed(),
                row.liveSeconds(),
                row.covered(),
                row.of(),
                days.getOrDefault(row.subjectId(), List.of()).stream()
                        .map(GreenPages::figure)
                        .toList()));
    }

    /** @param day null for the score as the record has it now */
    GreenSheet sheet(Kind kind, long id, @Nullable LocalDate day) {
        requireKnown(kind, id);
        Instant now = clock.instant();
        Score score = day == null
                ? greens.of(kind, id, China.day(now), now)
                : rows.of(kind, id, day).orElseThrow(Problem::notFound);
        List<Named> rooms = score.parts().stream()
                .map(part -> new Named(part.shopId(), name(Kind.SHOP, part.shopId())))
                .toList();
        List<DayFigure> days = rows.days(kind, List.of(id), since()).stream()
                .map(GreenPages::figure)
                .toList();
        return new GreenSheet(kind.name(), id, name(kind, id), day != null, score, days, rooms, plan);
    }

    private LocalDate since() {
        return China.day(greens.from(China.day(clock.instant())));
    }

    private void requireKnown(Kind kind, long id) {
        boolean known = switch (kind) {
            case SHOP -> catalog.merchant(id).isPresent();
            case HOST, AGENCY -> people.byId(id).isPresent();
            case PLATFORM -> id == GreenClock.PLATFORM;
        };
        if (!known) {
            throw Problem.notFound();
        }
    }

    private String name(Kind kind, long id) {
        return switch (kind) {
            case SHOP -> catalog.merchant(id).map(Merchant::name).orElse("");
            case HOST, AGENCY -> people.nickname(id);
            case PLATFORM -> "";
        };
    }

    private static DayFigure figure(ScoreRows.Day day) {
        return new DayFigure(day.day(), day.points(), day.grade(), day.vetoed(), day.digest(), day.revision());
    }

    private static Plan plan(Scheme scheme) {
        return new Plan(
                scheme.version(),
                new Said(scheme.noticeZh(), scheme.noticeEn()),
                scheme.window().days(),
                new Said(scheme.window().recomputeZh(), scheme.window().recomputeEn()),
                scheme.enoughData().liveHours(),
                new Said(scheme.enoughData().zh(), scheme.enoughData().en()),
                said(scheme.rounding()),
                said(scheme.vetoRule()),
                said(scheme.partyView()),
                scheme.grades().stream()
                        .map(one -> new GreenSheet.Level(one.id(), one.from(), new Said(one.zh(), one.en())))
                        .toList(),
                scheme.principles().stream().map(Scheme.Line::said).toList(),
                scheme.headings().stream()
                        .map(one -> new Title(one.id(), new Said(one.id(), one.en()), one.points(), one.mark()))
                        .toList(),
                scheme.parties().stream()
                        .map(one -> new Title(one.id(), new Said(one.zh(), one.en()), one.ownPoints(), "proposal"))
                        .toList(),
                scheme.dimensions().stream()
                        .map(one -> new Title(one.id(), new Said(one.id(), one.en()), one.points(), one.mark()))
                        .toList(),
                scheme.indicators().stream().map(GreenPages::ruler).toList(),
                scheme.vetoes().stream()
                        .map(one -> new GreenSheet.Veto(
                                one.id(), new Said(one.zh(), one.en()), new Said(one.conditionZh(), one.conditionEn())))
                        .toList());
    }

    private static GreenSheet.Ruler ruler(Indicator one) {
        return new GreenSheet.Ruler(
                one.id(),
                one.name(),
                one.points(),
                one.heading(),
                one.party(),
                one.dimension(),
                new Said(one.formulaZh(), one.formulaEn())
                        .filled(Map.of("sample", Said.same(Integer.toString(ProofChecks.A_DAY)))),
                one.mark());
    }

    private static Said said(Scheme.Rounding text) {
        return new Said(text.zh(), text.en());
    }
}
