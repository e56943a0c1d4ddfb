package org.qiantang.app.rulebook;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.FourEyes;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.guard.ReaderCard;
import org.qiantang.engine.guard.ReaderVersion;
import org.qiantang.engine.guard.meaning.UnfitReader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Versions of the second reader that officers bring: taken in, dated, approved by another, taken back, and handed out. */
@RestController
@RequestMapping("/api/officer/readers")
class ReaderEndpoints {
    private static final int MOST_REASON = 300;

    private final ReaderDesk desk;
    private final ReaderGate gate;
    private final ReaderTable table;
    private final ReaderFiles files;
    private final Readers readers;
    private final FourEyes eyes;
    private final People people;

    ReaderEndpoints(
            ReaderDesk desk,
            ReaderGate gate,
            ReaderTable table,
            ReaderFiles files,
            Readers readers,
            FourEyes eyes,
            People people) {
        this.desk = desk;
        this.gate = gate;
        this.table = table;
        this.files = files;
        this.readers = readers;
        this.eyes = eyes;
        this.people = people;
    }

    /** A day as {@code 2026-12-01}; empty for at once. {@code revision} is the one that was read. */
    record DateBody(
            @Nullable String reason,
            @Nullable String from,
            @Nullable Integer revision) {}

    record ReaderApprovalBody(@Nullable Integer revision) {}

    record ReaderWithdrawalBody(@Nullable String reason) {}

    /**
     * What reads here.
     *
     * @param using the version that reads
     * @param shipped the version that the program brings
     * @param wantedId of the version that officers put in force; null where that is the program's
     * @param trouble why that one does not read: {@code missing}, {@code damaged} or {@code unfit}
     * @param waiting whether it takes over as soon as a try-out no longer needs the memory
     * @param officers how many may approve; with one alone an administrator may
     */
    record InForceView(
            String using,
            String shipped,
            @Nullable Long wantedId,
            @Nullable String wanted,
            @Nullable String trouble,
            boolean waiting,
            int officers) {}

    record ReaderRow(
            long id,
            String state,
            String version,
            @Nullable LocalDate from,
            String broughtBy,
            Instant broughtAt,
            @Nullable Integer edition,
            boolean inForce) {}

    /** What its package says of it. */
    record CardView(
            String trainedBy,
            String trainedOn,
            double threshold,
            double thresholdInShows,
            List<String> categories,
            ReaderVersion.@Nullable Measured measured) {}

    record ActView(
            String act,
            String who,
            Instant at,
            String reason,
            @Nullable LocalDate from,
            @Nullable Integer edition,
            boolean alone) {}

    /**
     * A version with its history, the newest act first.
     *
     * @param card null where this program cannot read it any more
     * @param trouble what is wrong with its file: {@code missing} or {@code damaged}
     * @param approvable whether the asker may approve it, as far as persons go
     */
    record ReaderView(
            long id,
            String state,
            int revision,
            String version,
            String sha256,
            long bytes,
            String reason,
            @Nullable LocalDate from,
            @Nullable CardView card,
            @Nullable String trouble,
            boolean inForce,
            List<ActView> acts,
            boolean mine,
            boolean approvable,
            int officers) {}

    /** Which version reads what human hosts say, and why it is another than the one put in force. */
    @GetMapping("/in-force")
    InForceView inForce(@AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        Readers.Standing now = readers.standing();
        BroughtReader wanted = now.wanted();
        ReaderTrouble trouble = now.trouble();
        return new InForceView(
                now.using(),
                readers.shipped(),
                wanted == null ? null : wanted.id(),
                wanted == null ? null : wanted.version(),
                trouble == null ? null : name(trouble),
                now.waiting(),
                people.countOf(Role.OFFICER));
    }

    /** The newest first; without the one that the program brings. */
    @GetMapping
    Page<ReaderRow> all(
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        int most = Page.limit(limit);
        return Page.of(table.listed(Page.after(after, Long.MAX_VALUE), most + 1), most, one -> Long.toString(one.id()))
                .map(this::row);
    }

    /** Takes a package in as a draft, after a trial; the same package again only puts its file back. */
    @PostMapping("/import")
    @ResponseStatus(HttpStatus.CREATED)
    ReaderView bring(
            @AuthenticationPrincipal @Nullable Person person,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String from)
            throws IOException, InterruptedException {
        Person officer = Officers.only(person);
        String why = Fields.text(reason, "reason", MOST_REASON);
        LocalDate day = Fields.day(from, "from");
        if (file.getSize() > ReaderFiles.MOST_BYTES) {
            throw new Problem(413, "too-large", "文件太大，最多 20 MB", "the file is too large; 20 MB at most");
        }
        ReaderGate.Arrived arrived;
        try {
            arrived = gate.letIn(file.getInputStream()).orElseThrow(ReaderRefusals::busy);
        } catch (UnfitReader wrong) {
            throw ReaderRefusals.unfit(wrong);
        }
        BroughtReader reader = ReaderRefusals.done(desk.bring(arrived, why, day, officer.id()));
        readers.look();
        return view(reader, officer);
    }

    /** A version with its card and history. */
    @GetMapping("/{id}")
    ReaderView one(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        Person reader = Officers.orAdmin(person);
        return view(table.one(id).orElseThrow(Problem::notFound), reader);
    }

    /** Brings it forward with another day or reason; one that was taken back or given up becomes a draft again. */
    @PutMapping("/{id}")
    ReaderView date(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @RequestBody DateBody body) {
        Person officer = Officers.only(person);
        String why = Fields.text(body.reason(), "reason", MOST_REASON);
        LocalDate from = Fields.day(body.from(), "from");
        int revision = RuleChangeEndpoints.revision(body.revision());
        return view(ReaderRefusals.done(desk.date(id, revision, why, from, officer.id())), officer);
    }

    /** Another person lets it go live; with one officer alone an administrator may. */
    @PostMapping("/{id}/approve")
    ReaderView approve(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long id,
            @RequestBody ReaderApprovalBody body) {
        Person reader = Officers.orAdmin(person);
        int revision = RuleChangeEndpoints.revision(body.revision());
        BroughtReader done = ReaderRefusals.done(desk.publish(id, revision, reader.id(), reader.is(Role.OFFICER)));
        readers.round();
        return view(done, reader);
    }

    /** A live version is taken back, and the one before counts again; a draft is given up. */
    @PostMapping("/{id}/withdraw")
    ReaderView withdraw(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long id,
            @RequestBody ReaderWithdrawalBody body) {
        Person officer = Officers.only(person);
        String reason = Fields.text(body.reason(), "reason", MOST_REASON);
        BroughtReader done = ReaderRefusals.done(desk.withdraw(id, officer.id(), reason));
        readers.round();
        return view(done, officer);
    }

    /** The package as it was brought. */
    @GetMapping("/{id}/zip")
    ResponseEntity<Resource> zip(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        Officers.orAdmin(person);
        BroughtReader reader = table.one(id).orElseThrow(Problem::notFound);
        files.troubleOf(reader.sha256()).ifPresent(trouble -> {
            throw ReaderRefusals.noFile(trouble);
        });
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "application/zip")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("reader-" + reader.version() + ".zip")
                                .build()
                                .toString())
                .body(new FileSystemResource(files.file(reader.sha256())));
    }

    private ReaderRow row(BroughtReader reader) {
        return new ReaderRow(
                reader.id(),
                name(reader.state()),
                reader.version(),
                reader.from(),
                people.nickname(reader.broughtBy()),
                reader.broughtAt(),
                reader.edition(),
                isInForce(reader));
    }

    private boolean isInForce(BroughtReader reader) {
        Readers.Standing now = readers.standing();
        BroughtReader wanted = now.wanted();
        return wanted != null && wanted.id() == reader.id() && now.using().equals(reader.version());
    }

    private ReaderView view(BroughtReader reader, Person asker) {
        Set<Long> hands = table.hands(reader.id());
        return new ReaderView(
                reader.id(),
                name(reader.state()),
                reader.revision(),
                reader.version(),
                reader.sha256(),
                reader.bytes(),
                reader.reason(),
                reader.from(),
                card(reader),
                files.troubleOf(reader.sha256()).map(ReaderEndpoints::name).orElse(null),
                isInForce(reader),
                table.acts(reader.id()).stream().map(this::act).toList(),
                hands.contains(asker.id()),
                reader.state() == RuleChange.State.DRAFT && eyes.allow(hands, asker),
                people.countOf(Role.OFFICER));
    }

    private static @Nullable CardView card(BroughtReader reader) {
        try {
            ReaderCard card = ReaderCard.of(reader.card());
            return new CardView(
                    card.trainedBy(),
                    card.trainedOn(),
                    card.traits().threshold(),
                    card.traits().thresholdInShows(),
                    card.traits().categories(),
                    card.measured());
        } catch (UnfitReader _) {
            return null;
        }
    }

    private ActView act(BroughtReader.Act act) {
        return new ActView(
                name(act.deed()),
                people.nickname(act.by()),
                act.at(),
                act.reason(),
                act.from(),
                act.edition(),
                act.alone());
    }

    private static String name(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
