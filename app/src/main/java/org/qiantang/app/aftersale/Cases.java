package org.qiantang.app.aftersale;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.event.ShopEvent.LinePieces;

/** Cases as the rest of the house may look into them: only for who is a party to one, or its officer. */
public final class Cases {
    private final Asker asker;

    Cases(Asker asker) {
        this.asker = asker;
    }

    /** What a case is about; {@code lines} are the numbers of its order's lines. */
    public record About(long caseId, long orderId, long merchantId, long buyerId, long showId, Set<Integer> lines) {
        public About {
            lines = Set.copyOf(lines);
        }
    }

    /** The case, if the person may see it; for all others it is as if there were none. */
    public About about(long caseId, @Nullable Person person) {
        CaseRows.Row row = asker.party(caseId, person).row();
        return new About(
                row.caseId(), row.orderId(), row.merchantId(), row.buyerId(), row.showId(), numbers(row.lines()));
    }

    private static Set<Integer> numbers(List<LinePieces> lines) {
        return lines.stream().map(LinePieces::line).collect(Collectors.toSet());
    }
}
