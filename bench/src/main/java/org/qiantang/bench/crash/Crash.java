package org.qiantang.bench.crash;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.qiantang.bench.Figure;
import org.qiantang.bench.Measurement;
import org.qiantang.bench.Option;
import org.qiantang.bench.Plan;
import org.qiantang.bench.Report;
import org.qiantang.bench.tutorial.Tutorial;

/** Crash truth, on the real program and, under the same questions, on the usual pattern of tutorials. */
public final class Crash implements Measurement {
    private static final int SEEDS_A_SITE = 35;
    private static final int CROWD = 32;
    private static final int SMALL_CROWD = 16;
    private static final String SETTING = "Qiantang, by fault";
    private static final String SETTING_BACK = "Qiantang, until it sells again: median of the trials, with their range";
    private static final List<Fault> SMOKE = List.of(Fault.values());
    private static final int MORE_TRIES = 2;

    private static final Figure SEEDS = new Figure("seeds", "", 0);
    private static final Figure MISSED = new Figure("did not come about", "seeds", 0);
    private static final Figure ACKNOWLEDGED = new Figure("acknowledged", "orders", 0);
    private static final Figure UNANSWERED = new Figure("unanswered", "requests", 0);
    private static final Figure DOUBLED = new Figure("doubled", "", 0);
    private static final Figure OVERSOLD = new Figure("oversold", "pieces", 0);
    private static final Figure FSCK = new Figure("fsck failures", "", 0);
    private static final Figure UNTRUE = new Figure("otherwise untrue", "", 0);
    private static final Figure BACK = new Figure("first order acknowledged after the fault's end", "s", 1);

    @Override
    public String name() {
        return "crash";
    }

    @Override
    public String title() {
        return "Crash truth";
    }

    /** A fault's seeds, added up; of those that did not come about nothing is counted but what is wrong. */
    private static final class Tally {
        int seeds;
        int missed;
        int acknowledged;
        int unanswered;
        int lost;
        int doubled;
        int oversold;
        int fsck;
        int untrue;
    }

    @Override
    public Set<Option> heeds() {
        return Set.of(Option.ROUNDS, Option.ONLY, Option.SEEDS, Option.FIRST_SEED);
    }

    @Override
    public void measure(Plan plan, Report report) throws Exception {
        Map<Fault, Tally> tallies = new EnumMap<>(Fault.class);
        var mix = new Mix();
        tryAll(plan, report, seeds(plan, report), tallies, mix);
        for (int again = 1; plan.smoke() && again <= MORE_TRIES; again++) {
            tryAll(plan, report, missed(tallies, plan.firstSeed() + (long) again * SMOKE.size()), tallies, mix);
        }
        tallies.forEach((fault, tally) -> tell(plan, report, fault, tally));
        if (!tallies.isEmpty() && tallies.values().stream().allMatch(tally -> tally.seeds == 0)) {
            report.untrue("no fault came about with any seed: nothing was tried");
        }
        mix.tell(report);
        if (plan.wants("tutorial")) {
            new Tutorial(plan, report).measure();
        }
    }

    private record Seed(long number, Fault fault) {}

    private static void tryAll(
            Plan plan, Report report, Map<Site.Kind, List<Seed>> seeds, Map<Fault, Tally> tallies, Mix mix)
            throws Exception {
        for (var one : seeds.entrySet()) {
            List<Seed> left = one.getValue();
            while (!left.isEmpty()) {
                List<Seed> next = left.subList(0, Math.min(left.size(), SEEDS_A_SITE));
                left = left.subList(group(plan, report, one.getKey(), next, tallies, mix), left.size());
            }
        }
    }

    /** For each fault that has not come about yet another seed: in the short form one alone may miss its moment. */
    private static Map<Site.Kind, List<Seed>> missed(Map<Fault, Tally> tallies, long first) {
        Map<Site.Kind, List<Seed>> seeds = new EnumMap<>(Site.Kind.class);
        tallies.forEach((fault, tally) -> {
            if (tally.seeds == 0) {
                seeds.computeIfAbsent(fault.kind(), _ -> new ArrayList<>())
                        .add(new Seed(first + SMOKE.indexOf(fault), fault));
            }
        });
        return seeds;
    }

    /** A fault that never came about is none that was withstood: in the short form, which is there to prove that all can be tried, that is a failure. */
    private static void tell(Plan plan, Report report, Fault fault, Tally tally) {
        add(report, fault.words(), tally);
        if (tally.seeds == 0) {
            String words =
                    fault.words() + ": came about with none of " + tally.missed + " seeds, so nothing is said of it.";
            report.note(words);
            if (plan.smoke()) {
                report.untrue(words);
            }
        }
    }

    /** All seeds by the kind of site that their faults need, so that one stands at a time. */
    private static Map<Site.Kind, List<Seed>> seeds(Plan plan, Report report) throws InterruptedException {
        boolean smallDisk = SmallDisk.isPossible(plan.work());
        Map<Site.Kind, List<Seed>> seeds = new EnumMap<>(Site.Kind.class);
        int count = plan.smoke() ? SMOKE.size() : plan.seeds();
        int skipped = 0;
        for (int i = 0; i < count; i++) {
            long number = plan.firstSeed() + i;
            Fault fault = plan.smoke() ? SMOKE.get(i) : Fault.of(number);
            if (!plan.wants(fault.words())) {
                continue;
            }
            if (fault.kind() == Site.Kind.SMALL_DISK && !smallDisk) {
                skipped++;
                continue;
            }
            seeds.computeIfAbsent(fault.kind(), _ -> new ArrayList<>()).add(new Seed(number, fault));
        }
        if (skipped > 0) {
            report.note("Full disk was left out (" + skipped + " seeds): no small file system can be mounted here.");
        }
        return seeds;
    }

    /** Tries seeds at one site, and answers how many: those after a wrong one need another site. */
    private static int group(
            Plan plan, Report report, Site.Kind kind, List<Seed> seeds, Map<Fault, Tally> tallies, Mix mix)
            throws Exception {
        long first = seeds.getFirst().number();
        var random = new SplittableRandom(first);
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        String name = kind.name().toLowerCase(Locale.ROOT) + "-" + first;
        try (http;
                Site site = Site.open(plan, kind, name, http, random);
                var _ = Unwatched.closing(site)) {
            long from = System.nanoTime();
            site.start().awaitReady();
            Sale sale = Sale.open(site.program(), http, plan.smoke() ? SMALL_CROWD : CROWD);
            sale.buyers().forEach(buyer -> buyer.goTo(site.program().doors()));
            report.step(
                    String.format(Locale.ROOT, "site %s stands after %.1f s", name, (System.nanoTime() - from) / 1e9));
            for (int i = 0; i < seeds.size(); i++) {
                if (!isTrue(plan, report, site, sale, seeds.get(i), tallies)) {
                    keep(plan, site, seeds.get(i).number());
                    return i + 1; // what is wrong in these books stays wrong, and would only be told again
                }
            }
            if (!plan.smoke()) {
                last(
                        report,
                        new Trial(
                                plan,
                                site,
                                sale,
                                seeds.getLast().number(),
                                seeds.getLast().fault()));
            }
            // After the last holds, which are part of it.
            mix.add(Books.read(site.url()), seeds.size());
            return seeds.size();
        }
    }

    /** Whether the site may be used on. */
    private static boolean isTrue(Plan plan, Report report, Site site, Sale sale, Seed seed, Map<Fault, Tally> tallies)
            throws InterruptedException {
        Tally tally = tallies.computeIfAbsent(seed.fault(), _ -> new Tally());
        String name = "seed " + seed.number() + " (" + seed.fault().words() + "): ";
        try {
            return switch (new Trial(plan, site, sale, seed.number(), seed.fault()).run()) {
                case Outcome.Judged judged -> {
                    note(report, name, seed, judged, tally);
                    yield judged.isTrue();
                }
                case Outcome.NotComeAbout(String why) -> {
                    tally.missed++;
                    report.step(name + "did not come about: " + why);
                    yield false; // on another site the next seed may
                }
            };
        } catch (IOException stuck) {
            tally.seeds++;
            tally.untrue++;
            report.untrue(name + stuck.getMessage());
            return false;
        }
    }

    /** When the last hold has run out, everything that was ever held is accounted for. */
    private static void last(Report report, Trial trial) throws Exception {
        report.step("waiting for the last holds to run out");
        TimeUnit.SECONDS.sleep(Sale.HOLD_SECONDS);
        Verdict verdict = trial.settled();
        for (String wrong : verdict.wrong()) {
            report.untrue("after the last hold of the site ran out: " + wrong);
        }
        String fsck = trial.fsck();
        if (!fsck.isEmpty()) {
            report.untrue("after the last hold of the site ran out: fsck: " + fsck);
        }
    }

    private static void note(Report report, String name, Seed seed, Outcome.Judged outcome, Tally tally) {
        Verdict verdict = outcome.verdict();
        if (outcome.struck()) {
            tally.seeds++;
            tally.acknowledged += outcome.acknowledged();
            tally.unanswered += outcome.unanswered();
            report.add(SETTING_BACK, seed.fault().words(), BACK, outcome.recoverySeconds());
        } else {
            tally.missed++;
        }
        // What is wrong is wrong, with the fault or without it.
        tally.lost += verdict.lost();
        tally.doubled += verdict.doubled();
        tally.oversold += verdict.oversold();
        tally.untrue += Math.max(0, verdict.wrong().size() - verdict.lost() - verdict.doubled());
        tally.fsck += outcome.fsckWords().isEmpty() ? 0 : 1;
        report.step(String.format(
                Locale.ROOT,
                "%s%s%d acknowledged, %d unanswered, %d wrong, back after %.1f s, in all %.1f s %s",
                name,
                outcome.struck() ? "" : "the fault did not come about, ",
                outcome.acknowledged(),
                outcome.unanswered(),
                verdict.wrong().size(),
                outcome.recoverySeconds(),
                outcome.wholeSeconds(),
                outcome.notes()));
        verdict.wrong().stream().limit(20).forEach(wrong -> report.untrue(name + wrong));
        if (!outcome.fsckWords().isEmpty()) {
            report.untrue(name + "fsck: " + outcome.fsckWords());
        }
    }

    /** What the programs of a wrong seed said, for whoever looks into it. */
    private static void keep(Plan plan, Site site, long seed) throws IOException {
        Path kept = Files.createDirectories(plan.home().resolve("build/bench/crash/seed-" + seed));
        try (var files = Files.list(site.data().getParent())) {
            for (Path log : files.filter(one -> one.toString().endsWith(".log")).toList()) {
                Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void add(Report report, String fault, Tally tally) {
        report.add(SETTING, fault, SEEDS, tally.seeds);
        report.add(SETTING, fault, MISSED, tally.missed);
        report.add(SETTING, fault, ACKNOWLEDGED, tally.acknowledged);
        report.add(SETTING, fault, UNANSWERED, tally.unanswered);
        report.add(SETTING, fault, Figure.LOST, tally.lost);
        report.add(SETTING, fault, DOUBLED, tally.doubled);
        report.add(SETTING, fault, OVERSOLD, tally.oversold);
        report.add(SETTING, fault, UNTRUE, tally.untrue);
        report.add(SETTING, fault, FSCK, tally.fsck);
    }
}
