package org.qiantang.app.register;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.guidance.Guidance;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.EventCodec;
import org.qiantang.event.RegisterEvent;
import org.qiantang.event.RegisterEvent.Party;

/** Puts together what is known of subjects, as of now. */
final class Register {
    private static final String MEDICAL_BEAUTY = "医美";
    private static final String OWNER = "OWNER";

    private final SubjectRows rows;
    private final NotedRows noted;
    private final TraitRows traits;
    private final Blacklist blacklist;
    private final People people;
    private final Guidance guidance;
    private final EventCodec codec;
    private final InstantSource clock;

    Register(
            SubjectRows rows,
            NotedRows noted,
            TraitRows traits,
            Blacklist blacklist,
            People people,
            Guidance guidance,
            EventCodec codec,
            InstantSource clock) {
        this.rows = rows;
        this.noted = noted;
        this.traits = traits;
        this.blacklist = blacklist;
        this.people = people;
        this.guidance = guidance;
        this.codec = codec;
        this.clock = clock;
    }

    Page<SubjectView.InList> page(SubjectRows.Wanted wanted, @Nullable String after, int most) {
        SubjectRows.AsOf asOf = asOf();
        Bookmark place = Bookmark.read(after, new Bookmark(-1, Long.MAX_VALUE));
        return Page.of(
                        rows.listed(wanted, place, asOf, most + 1),
                        most,
                        row -> new Bookmark(row.rank(), row.id()).cursor())
                .map(row -> inList(row, asOf));
    }

    SubjectView.Summary summary() {
        SubjectRows.AsOf asOf = asOf();
        List<SubjectView.Count> counts = rows.summary(asOf).stream()
                .map(one -> new SubjectView.Count(
                        one.kind().name(),
                        one.all(),
                        one.proven(),
                        one.soon(),
                        one.over(),
                        one.trained(),
                        one.blacklisted()))
                .toList();
        return new SubjectView.Summary(counts, asOf.courses(), Expiry.SOON_DAYS);
    }

    SubjectView.Detail detail(SubjectKind kind, long id) {
        SubjectRows.AsOf asOf = asOf();
        SubjectRows.Row row = rows.one(kind, id, asOf).orElseThrow(Problem::notFound);
        boolean shop = kind.party() == Party.SHOP;
        boolean person = kind.party() == Party.PERSON;
        NotedRows.Licensed licence = shop ? noted.licence(id).orElse(null) : null;
        List<NotedRows.Tied> ties = ties(kind, id);
        return new SubjectView.Detail(
                inList(row, asOf),
                licence == null ? null : licence.holder(),
                licence == null ? null : licence.number(),
                shop ? noted.standingReason(id) : "",
                shop ? noted.endsOn(id).orElse(null) : null,
                shop && noted.sells(id, MEDICAL_BEAUTY),
                ties.stream()
                        .map(tied -> new SubjectView.Tied(tied.id(), tied.name(), tied.part()))
                        .toList(),
                checks(kind.party(), id, asOf),
                person ? courses(id, asOf) : List.of(),
                listed(kind.party(), id),
                shop ? answers(id) : List.of(),
                alike(kind, id, ties));
    }

    /** Refuses a subject that is not there. */
    void mustKnow(SubjectKind kind, long id) {
        if (rows.one(kind, id, asOf()).isEmpty()) {
            throw Problem.notFound();
        }
    }

    /** The steps of a subject, the newest first. */
    Page<SubjectView.Step> history(SubjectKind kind, long id, @Nullable String after, int most) {
        mustKnow(kind, id);
        return Page.of(
                        noted.steps(kind.party(), id, Page.after(after, Long.MAX_VALUE), most + 1),
                        most,
                        step -> Long.toString(step.position()))
                .map(this::step);
    }

    boolean sellsMedicalBeauty(long merchantId) {
        return noted.sells(merchantId, MEDICAL_BEAUTY);
    }

    List<SubjectView.Check> checks(Party party, long id) {
        return checks(party, id, asOf());
    }

    List<SubjectView.Check> papers(long merchantId) {
        return checks(Party.SHOP, merchantId).stream()
                .filter(SubjectView.Check::holds)
                .toList();
    }

    List<SubjectView.Listed> listed(Party party, long subjectId) {
        Instant now = clock.instant();
        return blacklist.of(party, subjectId).stream()
                .map(entry -> new SubjectView.Listed(
                        entry.entryId(),
                        entry.reason().name(),
                        entry.facts(),
                        entry.basis(),
                        entry.appeal(),
                        entry.listedAt(),
                        entry.until(),
                        entry.byId(),
                        people.nickname(entry.byId()),
                        entry.binds(now),
                        entry.liftedAt(),
                        entry.liftedBy() == null ? "" : people.nickname(entry.liftedBy()),
                        entry.liftReason() == null ? null : entry.liftReason().name()))
                .toList();
    }

    List<SubjectView.Answered> answers(long merchantId) {
        return noted.answers(merchantId).stream()
                .map(one -> new SubjectView.Answered(
                        one.list(),
                        one.point(),
                        one.version(),
                        one.answer().name(),
                        one.note(),
                        one.dueOn(),
                        one.doerId(),
                        one.doerId() == null ? "" : people.nickname(one.doerId()),
                        one.at(),
                        people.nickname(one.byId())))
                .toList();
    }

    List<NotedRows.Tied> peopleOf(long merchantId) {
        return noted.peopleOf(merchantId);
    }

    List<SubjectView.Course> courses(long personId) {
        return courses(personId, asOf());
    }

    private List<NotedRows.Tied> ties(SubjectKind kind, long id) {
        return switch (kind) {
            case PLATFORM -> List.of();
            case SHOP, OPERATOR -> noted.peopleOf(id);
            case HOST -> noted.placesOf(id);
            case AGENCY ->
                Stream.concat(noted.placesOf(id).stream(), noted.hostsOf(id).stream())
                        .toList();
        };
    }

    private List<SubjectView.Check> checks(Party party, long id, SubjectRows.AsOf asOf) {
        return noted.checks(party, id).stream()
                .map(one -> {
                    var age = one.ageOn(asOf.today());
                    return new SubjectView.Check(
                            one.checkId(),
                            one.what(),
                            one.document() == null ? null : one.document().name(),
                            age == null ? null : age.name(),
                            one.consent(),
                            age == null ? null : Age.mayHost(age, one.consent()),
                            one.at(),
                            one.byId(),
                            people.nickname(one.byId()),
                            one.validUntil(),
                            Expiry.of(one.validUntil(), asOf.today()).name(),
                            one.holds(),
                            one.withdrawn());
                })
                .toList();
    }

    private List<SubjectView.Course> courses(long personId, SubjectRows.AsOf asOf) {
        return noted.courses(personId).stream()
                .map(one -> {
                    LocalDate until = one.validUntil();
                    boolean counts = one.passed() && until != null && !until.isBefore(asOf.today());
                    return new SubjectView.Course(
                            one.attemptId(),
                            one.course(),
                            one.version(),
                            one.right(),
                            one.asked(),
                            one.passed(),
                            counts,
                            until,
                            one.at());
                })
                .toList();
    }

    private List<SubjectView.Alike> alike(SubjectKind kind, long id, List<NotedRows.Tied> ties) {
        List<Long> persons = kind.party() == Party.PERSON
                ? List.of(id)
                : ties.stream()
                        .filter(tied -> tied.part().equals(OWNER))
                        .map(NotedRows.Tied::id)
                        .toList();
        var alike = new ArrayList<SubjectView.Alike>();
        for (long person : persons) {
            traits.like(person).forEach(like -> alike.add(view(person, like)));
        }
        return List.copyOf(alike);
    }

    private SubjectView.Alike view(long ofId, SamePerson.Like like) {
        List<SubjectView.Ground> grounds = like.grounds().stream()
                .sorted(Comparator.naturalOrder())
                .map(ground ->
                        new SubjectView.Ground(ground.name(), ground.strength().name()))
                .toList();
        return new SubjectView.Alike(
                ofId,
                like.personId(),
                people.nickname(like.personId()),
                like.strength().name(),
                grounds,
                blacklist
                        .binding(Party.PERSON, like.personId(), clock.instant())
                        .isPresent());
    }

    private SubjectView.Step step(NotedRows.Step row) {
        var event = (RegisterEvent)
                codec.read(row.what(), EventCodec.VERSION, row.body().getBytes(StandardCharsets.UTF_8));
        return StepTold.of(row, event, row.byId() == null ? "" : people.nickname(row.byId()));
    }

    private SubjectView.InList inList(SubjectRows.Row row, SubjectRows.AsOf asOf) {
        LocalDate until = row.provenUntil();
        String state = until == null ? "none" : until.isBefore(asOf.today()) ? "over" : "valid";
        return new SubjectView.InList(
                row.kind().name(),
                row.id(),
                row.name(),
                row.account(),
                row.since(),
                row.standing(),
                new SubjectView.Proven(state, LocalDate.MAX.equals(until) ? null : until),
                row.expiresOn(),
                Expiry.of(row.expiresOn(), asOf.today()).name(),
                row.courses(),
                asOf.courses(),
                row.blacklisted());
    }

    private SubjectRows.AsOf asOf() {
        return new SubjectRows.AsOf(
                clock.instant(), guidance.courses().courses().size());
    }
}
