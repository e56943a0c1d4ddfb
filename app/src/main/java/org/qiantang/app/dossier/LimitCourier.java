package org.qiantang.app.dossier;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.DossierEvent.MeasureKind;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.FindingEvent.FindingJudged;
import org.qiantang.event.FindingEvent.Ruling;
import org.qiantang.event.ShowEvent.HostSpoke;
import org.qiantang.event.Streams;

/**
 * Limits the traffic of a show in which a host says or shows what breaks a rule of the gravest kind, until an officer has looked;
 * shortens that where the host takes it back, and ends it where officers withdraw all that was found.
 */
final class LimitCourier extends EventCourier {
    private final LimitDesk desk;
    private final Boards boards;
    private final MeasureRows measures;
    private final InstantSource clock;

    LimitCourier(EventCodec codec, LimitDesk desk, Boards boards, MeasureRows measures, InstantSource clock) {
        super(codec, Set.of(HostSpoke.class, FindingJudged.class));
        this.desk = desk;
        this.boards = boards;
        this.measures = measures;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "provisional-limits";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.OFFICE, Streams.FLOOR);
    }

    @Override
    protected boolean wants(Recorded place, Event event) {
        return event instanceof HostSpoke line
                ? !GraveRules.takenBackBy(line).isEmpty()
                        || (desk.isOn() && !GraveRules.of(line).isEmpty())
                : event instanceof FindingJudged judged && judged.ruling() == Ruling.WITHDRAWN;
    }

    @Override
    protected void carry(Recorded place, Event event, String requestId) {
        if (event instanceof FindingJudged judged) {
            desk.withdrawn(judged);
        } else if (event instanceof HostSpoke line) {
            hear(Streams.idOf(place.stream()), line);
        }
    }

    private void hear(long showId, HostSpoke line) {
        List<Long> takenBack = GraveRules.takenBackBy(line);
        takenBack.forEach(back -> desk.takenBack(new LimitDesk.TakenBack(showId, back, line.lineId(), line.at())));
        if (takenBack.isEmpty()) {
            onAir(showId)
                    .ifPresent(board -> desk.found(new LimitDesk.Found(
                            showId, line.lineId(), board.merchantId(), line.at(), GraveRules.of(line))));
        }
    }

    /** Empty where nobody watches it now, or an officers' limit of traffic binds the shop already. */
    private Optional<Board> onAir(long showId) {
        return boards.of(showId)
                .filter(Board::isOpen)
                .filter(board -> measures.first(
                                board.merchantId(), EnumSet.of(MeasureKind.TRAFFIC_LIMIT), clock.instant())
                        .isEmpty());
    }
}
