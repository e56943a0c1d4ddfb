package org.qiantang.bench.fanout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A viewer who stops reading, reads on, and comes back whenever the server has sent it away: one story over many connections. */
final class Straggler implements AutoCloseable {
    private final List<Witness> visits = new ArrayList<>();

    Straggler(Side.Running server) throws IOException {
        visits.add(new Witness(server.port(), server.greeting(0)));
    }

    void stall() {
        visits.getLast().stall();
    }

    void readOn() {
        visits.getLast().readOn();
    }

    /** Where it was sent away, it comes again to the place up to which it knows all. */
    void comeBack(Ours.House house) throws IOException, InterruptedException {
        if (visits.getLast().endsWithin(0)) {
            visits.add(new Witness(house.port(), house.greeting(0, known().at())));
        }
    }

    /** What it knows by now, of all its visits. */
    Musts known() {
        var musts = new Musts();
        visits.forEach(visit -> musts.hear(visit.frames()));
        return musts;
    }

    @Override
    public void close() throws IOException {
        for (Witness visit : visits) {
            visit.close();
        }
    }
}
