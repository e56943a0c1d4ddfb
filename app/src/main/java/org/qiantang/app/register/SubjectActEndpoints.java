package org.qiantang.app.register;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.Person;
import org.qiantang.app.journal.Office;
import org.qiantang.app.journal.OwnWrites;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Problem;
import org.qiantang.event.RegisterEvent.BlacklistReason;
import org.qiantang.event.RegisterEvent.Document;
import org.qiantang.event.RegisterEvent.LiftReason;
import org.qiantang.event.RegisterEvent.Paper;
import org.qiantang.event.RegisterEvent.Party;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What officers and administrators note in the register; each answers with the subject as it then stands. */
@RestController
@RequestMapping("/api/govern/subjects/{kind}/{id}")
class SubjectActEndpoints {
    private static final int MOST_FACTS = 1000;
    private static final int MOST_LINE = 200;
    private static final int MOST_YEARS = 10;

    private final Register register;
    private final RegisterDesk desk;
    private final OwnWrites ownWrites;
    private final Team team;
    private final InstantSource clock;

    SubjectActEndpoints(Register register, RegisterDesk desk, OwnWrites ownWrites, Team team, InstantSource clock) {
        this.register = register;
        this.desk = desk;
        this.ownWrites = ownWrites;
        this.team = team;
        this.clock = clock;
    }

    /** The number is hashed and forgotten; a resident's number tells the day of birth, other papers need it said. */
    record Identity(
            @Nullable String document,
            @Nullable String number,
            @Nullable String bornOn,
            @Nullable Boolean guardianConsents,
            @Nullable String validUntil) {}

    record PaperSeen(@Nullable String paper, @Nullable String validUntil) {}

    record Withdrawal(@Nullable String reason) {}

    /** {@code until} is the last day of the term. */
    record Listing(
            @Nullable String reason,
            @Nullable String facts,
            @Nullable String basis,
            @Nullable String appeal,
            @Nullable String until) {}

    record Lifting(@Nullable String reason) {}

    @PostMapping("/identity")
    SubjectView.Detail checkIdentity(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable String kind,
            @PathVariable long id,
            @RequestBody Identity body) {
        Person officer = Officers.orAdmin(person);
        SubjectKind of = known(kind, id, officer);
        if (of.party() != Party.PERSON) {
            throw Problem.nonsense("kind", "只有主播和机构账号核验身份证件", "only accounts of persons have an identity check");
        }
        return done(of, id, desk.checkIdentity(id, seen(body), officer.id()));
    }

    @PostMapping("/papers")
    SubjectView.Detail checkPaper(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable String kind,
            @PathVariable long id,
            @RequestBody PaperSeen body) {
        Person officer = Officers.orAdmin(person);
        SubjectKind of = known(kind, id, officer);
        Paper paper = Typed.choice(Paper.class, body.paper(), "paper");
        LocalDate until = notOver(body.validUntil());
        return done(of, id, desk.checkPaper(of.party(), id, paper, until, officer.id()));
    }

    @PostMapping("/checks/{checkId}/withdraw")
    SubjectView.Detail withdraw(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable String kind,
            @PathVariable long id,
            @PathVariable long checkId,
            @RequestBody Withdrawal body) {
        Person officer = Officers.orAdmin(person);
        SubjectKind of = known(kind, id, officer);
        String reason = Fields.text(body.reason(), "reason", MOST_LINE);
        boolean open = register.checks(of.party(), id).stream()
                .anyMatch(check -> check.checkId() == checkId && !check.withdrawn());
        if (!open) {
            throw Problem.notFound();
        }
        return done(of, id, desk.withdraw(of.party(), id, checkId, reason, officer.id()));
    }

    @PostMapping("/blacklist")
    SubjectView.Detail list(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable String kind,
            @PathVariable long id,
            @RequestBody Listing body) {
        Person officer = Officers.orAdmin(person);
        SubjectKind of = known(kind, id, officer);
        if (of.party() == Party.PLATFORM) {
            throw Problem.nonsense("kind", "平台自身不能列入黑名单", "the platform itself cannot be listed");
        }
        if (register.listed(of.party(), id).stream().anyMatch(SubjectView.Listed::binds)) {
            throw new Problem(409, "listed-already", "已经在黑名单中，先解除再重新列入", "listed already; lift that entry first");
        }
        LocalDate last = Fields.neededDay(body.until(), "until");
        LocalDate today = China.day(clock.instant());
        if (last.isBefore(today) || last.isAfter(today.plusYears(MOST_YEARS))) {
            throw Problem.nonsense(
                    "until", "期限须在今天之后、" + MOST_YEARS + " 年之内", "from today on, within " + MOST_YEARS + " years");
        }
        Instant until = last.plusDays(1).atStartOfDay(China.ZONE).toInstant();
        var listing = new RegisterDesk.Listing(
                Typed.choice(BlacklistReason.class, body.reason(), "reason"),
                Fields.text(body.facts(), "facts", MOST_FACTS),
                Fields.text(body.basis(), "basis", MOST_LINE),
                Fields.text(body.appeal(), "appeal", MOST_LINE),
                until);
        return done(of, id, desk.list(of.party(), id, listing, officer.id()));
    }

    @PostMapping("/blacklist/{entryId}/lift")
    SubjectView.Detail lift(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable String kind,
            @PathVariable long id,
            @PathVariable long entryId,
            @RequestBody Lifting body) {
        Person officer = Officers.orAdmin(person);
        SubjectKind of = known(kind, id, officer);
        LiftReason reason = Typed.choice(LiftReason.class, body.reason(), "reason");
        Office.Written<RegisterDesk.Lifted> lifted = desk.lift(of.party(), id, entryId, reason, officer.id());
        return switch (lifted.value()) {
            case DONE -> done(of, id, lifted);
            case NOT_BINDING -> throw new Problem(409, "not-listed", "这条记录已经不在生效", "this entry does not bind any more");
            case OWN_LISTING ->
                throw new Problem(
                        409,
                        "had-a-hand",
                        "申诉须由另一名治理员或管理员办理：这条黑名单记录是您列入的",
                        "another officer or administrator must decide the appeal: you put this entry on the blacklist");
        };
    }

    private RegisterDesk.Seen seen(Identity body) {
        Document document = Typed.choice(Document.class, body.document(), "document");
        String number = Fields.text(body.number(), "number", 40)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "");
        LocalDate today = China.day(clock.instant());
        LocalDate bornOn;
        if (document == Document.RESIDENT_ID) {
            Optional<LocalDate> told = ResidentNumber.bornOn(number);
            bornOn = told.orElseThrow(
                    () -> Problem.nonsense("number", "身份证号码不对，请核对 18 位号码", "not a valid resident number of 18 places"));
        } else {
            if (!number.matches("[A-Z0-9()]{5,30}")) {
                throw Problem.nonsense("number", "证件号码应为 5–30 位字母和数字", "5–30 letters and digits");
            }
            bornOn = Fields.neededDay(body.bornOn(), "bornOn");
        }
        if (bornOn.isAfter(today)) {
            throw Problem.nonsense("bornOn", "出生日期不能晚于今天", "not after today");
        }
        boolean consents = Boolean.TRUE.equals(body.guardianConsents());
        return new RegisterDesk.Seen(document, number, bornOn, consents, notOver(body.validUntil()));
    }

    private @Nullable LocalDate notOver(@Nullable String iso) {
        LocalDate until = Fields.day(iso, "validUntil");
        if (until != null && until.isBefore(China.day(clock.instant()))) {
            throw Problem.nonsense("validUntil", "证件已过期，不能登记为有效", "this paper has run out already");
        }
        return until;
    }

    private SubjectKind known(String kind, long id, Person officer) {
        SubjectKind of = Typed.choice(SubjectKind.class, kind, "kind");
        register.mustKnow(of, id);
        mustBeAnothers(of.party(), id, officer);
        return of;
    }

    private void mustBeAnothers(Party party, long id, Person officer) {
        boolean own = switch (party) {
            case PERSON -> id == officer.id();
            case SHOP -> team.isOf(officer, id);
            case PLATFORM -> false;
        };
        if (own) {
            throw new Problem(
                    403,
                    "own-matter",
                    "自己和本店的登记与黑名单，请另一位治理员或管理员办理",
                    "another officer or administrator must act on what is your own or your shop's");
        }
    }

    private SubjectView.Detail done(SubjectKind kind, long id, Office.Written<?> written) {
        ownWrites.await(written);
        return register.detail(kind, id);
    }
}
