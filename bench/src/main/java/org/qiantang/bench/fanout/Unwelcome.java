package org.qiantang.bench.fanout;

import java.util.concurrent.TimeUnit;
import org.qiantang.bench.Plan;
import org.qiantang.bench.Report;

/** Those who never meant to watch, each kind beside the healthy; ours only, since what they do to others was not asked. */
final class Unwelcome {
    /** As many as are answered in the long run: a gateway takes 20 requests of a viewer in five seconds. */
    private static final int AT_THE_LIMIT = 4;
    /** More than are answered, and fewer than make a flood, which are 60 frames in five seconds. */
    private static final int BEYOND_IT = 10;

    private static final int AS_FAST_AS_THEY_GO = 0;

    private final Hostile.Act act;
    private final Report report;
    private final Ours.House house;
    private final Plan plan;

    Unwelcome(Hostile.Act act, Report report, Ours.House house, Plan plan) {
        this.act = act;
        this.report = report;
        this.house = house;
        this.plan = plan;
    }

    /** @param seconds of each kind */
    void all(int seconds) throws Exception {
        connections(seconds);
        frames(seconds);
        int many = plan.smoke() ? 5 : 100;
        int shorter = plan.smoke() ? 1 : seconds;
        requests("requests at the limit", many, AT_THE_LIMIT, shorter);
        requests("requests beyond the limit", many, BEYOND_IT, shorter);
        requests("floods of requests", plan.smoke() ? 2 : 10, AS_FAST_AS_THEY_GO, shorter);
    }

    private void connections(int seconds) throws Exception {
        int many = plan.smoke() ? 20 : 500;
        long memory = house.memoryBytes();
        try (Troublemakers troublemakers = troublemakers()) {
            String setting = "half-open and dripping connections";
            troublemakers.halfOpen(many);
            troublemakers.dripping(many);
            phaseWith(setting, memory, 2 * many, seconds);
            mustBeAway(setting, troublemakers, 2 * many);
        }
    }

    private void frames(int seconds) throws Exception {
        long memory = house.memoryBytes();
        try (Troublemakers troublemakers = troublemakers()) {
            String setting = "broken and huge frames";
            troublemakers.broken();
            phaseWith(setting, memory, Troublemakers.BROKEN.size(), 3);
            mustBeAway(setting, troublemakers, Troublemakers.BROKEN.size());
        }
        memory = house.memoryBytes();
        try (Troublemakers troublemakers = troublemakers()) {
            String setting = "floods of frames";
            int floods = plan.smoke() ? 2 : 10;
            troublemakers.flooding(floods);
            phaseWith(setting, memory, floods, seconds);
            away(setting, troublemakers.sentAway());
        }
    }

    /** Who only asks too fast is refused, and stays; who floods is sent away. */
    private void requests(String setting, int many, int perSecond, int seconds) throws Exception {
        long memory = house.memoryBytes();
        try (Troublemakers troublemakers = troublemakers()) {
            troublemakers.requesting(many, perSecond);
            phaseWith(setting, memory, many, seconds);
            boolean flood = perSecond == AS_FAST_AS_THEY_GO;
            if (flood) {
                // On a slow machine it takes longer to send as much as makes a flood.
                Hostile.Act.until(() -> troublemakers.sentAway() > 0);
            }
            long sentAway = troublemakers.sentAway();
            away(setting, sentAway);
            if (flood == (sentAway == 0)) {
                report.untrue(
                        setting + ": " + sentAway + " were sent away (expected: " + (flood ? "some" : "none") + ")");
            }
        }
    }

    private Troublemakers troublemakers() {
        return new Troublemakers(house.port(), house.greeting(0).request());
    }

    private void phaseWith(String setting, long memory, int count, int seconds) throws Exception {
        TimeUnit.MILLISECONDS.sleep(300);
        act.phase(setting, seconds);
        report.add(setting, act.sideName(), Hostile.EACH, (house.memoryBytes() - memory) / Hostile.KIB / count);
    }

    private void mustBeAway(String setting, Troublemakers troublemakers, int count) throws Exception {
        Hostile.Act.until(() -> troublemakers.sentAway() >= count);
        away(setting, troublemakers.sentAway());
        if (troublemakers.sentAway() != count) {
            report.untrue(setting + ": " + troublemakers.sentAway() + " were sent away (expected: " + count + ")");
        }
    }

    private void away(String setting, long count) {
        report.add(setting, act.sideName(), Hostile.AWAY, (double) count);
    }
}
