package org.qiantang.bench.fanout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A viewer who stops reading, reads on, and comes back whenever the server has sent it away: one story over many connections. */
final class Straggler implements AutoCloseable {
    private final List<Witness> visits = new ArrayList<>();
    private final Musts musts = new Musts();
    /** So many frames of the last visit are taken in; of those before it all are. */
    private int taken;

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
            // The connection has ended, so that this takes in the last that was heard over it.
            long place = known().at();
            visits.add(new Witness(house.port(), house.greeting(0, place)));
            taken = 0;
        }
    }

    /** What it knows by now, of all its visits. */
    Musts known() {
        List<String> fresh = visits.getLast().framesAfter(taken);
        musts.hear(fresh);
        taken += fresh.size();
        return musts;
    }

    @Override
    public void close() throws IOException {
        for (Witness visit : visits) {
            visit.close();
        }
    }
}
