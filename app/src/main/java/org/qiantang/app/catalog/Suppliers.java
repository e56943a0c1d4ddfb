package org.qiantang.app.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Flaw.Fault;
import org.qiantang.event.Ids;
import org.qiantang.event.ShopEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop's own register of who supplies it (供应商); what concerns people stays out of the journal. */
public final class Suppliers {
    private final ShopTurns turns;
    private final SupplierTable table;
    private final Ids ids;

    public Suppliers(ShopTurns turns, JdbcClient jdbc, Ids ids) {
        this.turns = turns;
        this.table = new SupplierTable(jdbc);
        this.ids = ids;
    }

    /** The register's answer to who notes a supplier. */
    public sealed interface Noting {
        record Noted(long supplierId) implements Noting {}

        record Flawed(List<Flaw> flaws) implements Noting {
            public Flawed {
                flaws = List.copyOf(flaws);
            }
        }

        record NotYours() implements Noting {}
    }

    /** Notes a new supplier, or revises the one of that id. */
    public Noting note(long merchantId, @Nullable Long known, SupplierDraft draft) {
        List<Flaw> flaws = draft.flaws();
        if (!flaws.isEmpty()) {
            return new Noting.Flawed(flaws);
        }
        return turns.take(merchantId, turn -> {
            if (known != null && table.find(merchantId, known).isEmpty()) {
                return new Noting.NotYours();
            }
            Optional<Supplier> sameName = table.named(merchantId, draft.name());
            if (sameName.isPresent() && (known == null || sameName.get().id() != known)) {
                return new Noting.Flawed(List.of(new Flaw("name", Fault.TWICE, draft.name())));
            }
            long id = known == null ? ids.next() : known;
            if (known == null) {
                table.insert(id, merchantId, draft, turn.at());
            } else {
                table.update(id, merchantId, draft, turn.at());
            }
            turn.write(new ShopEvent.SupplierNoted(turn.at(), id, draft.name(), draft.licence()));
            return new Noting.Noted(id);
        });
    }

    /** Puts a supplier away or takes it back; its goods keep it. False where the shop has none such. */
    public boolean archive(long merchantId, long id, boolean archived) {
        return table.archive(id, merchantId, archived);
    }

    public Optional<Supplier> find(long merchantId, long id) {
        return table.find(merchantId, id);
    }

    /** Suppliers, newest first, from after that id on. */
    public List<Supplier> page(long merchantId, String query, boolean archived, long after, int limit) {
        return table.page(merchantId, query.strip(), archived, after, limit);
    }
}
