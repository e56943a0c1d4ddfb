package org.qiantang.tools.fsck;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.DossierEvent;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.FilmEvent;
import org.qiantang.event.FindingEvent;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.tools.Snapshot;
import tools.jackson.core.JacksonException;

/** Proves the words that are kept beside the journal by the salted hashes that stand in it. */
final class WordsCheck {
    private static final String BESIDE = """
            select a.shard, a.position, a.slot, a.person, a.body, e.type, e.version, e.body
              from aside a
              left join event e on e.shard = a.shard and e.position = a.position
             order by a.shard, a.position, a.slot
            """;

    private final Snapshot snapshot;
    private final Check check;
    private final EventCodec codec = new EventCodec();
    private byte @Nullable [] salt;
    private long kept;

    WordsCheck(Snapshot snapshot, Check check) {
        this.snapshot = snapshot;
        this.check = check;
    }

    /** Looks at all words that are kept; the lines of which there are none have been forgotten. */
    void run(long linesSaid) throws SQLException {
        if (snapshot.has("secret")) {
            snapshot.each("select value from secret where name = 'words'", row -> salt = row.getBytes(1));
        }
        snapshot.each(BESIDE, row -> {
            String at = row.getInt(1) + ":" + row.getLong(2) + "/" + row.getInt(3);
            String type = row.getString(6);
            Event event = type == null ? null : read(type, row.getInt(7), row.getBytes(8));
            look(at, event, row.getInt(3), row.getLong(4), row.getBytes(5));
        });
        if (linesSaid > kept) {
            check.note("{} lines forgotten", linesSaid - kept);
        }
    }

    private void look(String at, @Nullable Event event, int slot, long person, byte[] body) {
        if (event == null) {
            check.must(false, "{}: words beside no event that can be read", at);
        } else if (event instanceof ShowEvent.TalkHeard talk
                && slot < talk.lines().size()) {
            prove(at, talk.lines().get(slot), person, body);
        } else if (event instanceof ShowEvent.PiecesHeld held && slot == 0) {
            check.must(held.buyerId() == person, "{}: address of {}, buyer {}", at, person, held.buyerId());
        } else if (event instanceof ShopEvent.AboutOrder about && slot == 0 && wordsOf(about) != null) {
            check.must(
                    salt != null && hash(salt, person, body).equals(wordsOf(about)),
                    "{}: not the words that were written in the case",
                    at);
        } else if (event instanceof DossierEvent.ShopReplied reply && slot == 0) {
            proveReply(at, person, body, reply.personId(), reply.wordsHash());
        } else if (event instanceof DossierEvent.MeasureAppealed appeal && slot == 0) {
            proveReply(at, person, body, appeal.personId(), appeal.wordsHash());
        } else if (event instanceof FindingEvent.ProvisionalLimitContested contested && slot == 0) {
            proveReply(at, person, body, contested.personId(), contested.wordsHash());
        } else if (event instanceof FilmEvent.TakedownContested contested && slot == 0) {
            check.must(
                    contested.personId() == person, "{}: words of {}, written by {}", at, person, contested.personId());
            check.must(
                    salt != null && hash(salt, contested.takedownId(), body).equals(contested.wordsHash()),
                    "{}: not the words that were written against the takedown",
                    at);
        } else if (event instanceof ShopEvent.SampleAsked sample && slot == 0) {
            check.must(sample.askerId() == person, "{}: address of {}, asker {}", at, person, sample.askerId());
        } else {
            check.must(false, "{}: nothing belongs beside {}", at, codec.typeOf(event));
        }
    }

    /** The hash of what somebody wrote in an after-sale case; null where nothing was. */
    private static @Nullable String wordsOf(ShopEvent.AboutOrder event) {
        return switch (event) {
            case ShopEvent.AfterSaleAsked asked -> asked.wordsHash();
            case ShopEvent.AfterSaleOffered offer -> offer.wordsHash();
            case ShopEvent.AfterSaleRefused refused -> refused.wordsHash();
            case ShopEvent.DisputeOpened dispute -> dispute.wordsHash();
            case ShopEvent.EvidenceAdded more -> more.wordsHash();
            case ShopEvent.DisputeDecided decided -> decided.wordsHash();
            case ShopEvent.OrderTaken _,
                    ShopEvent.VouchersIssued _,
                    ShopEvent.VoucherRedeemed _,
                    ShopEvent.VoucherVoided _,
                    ShopEvent.OrderPacked _,
                    ShopEvent.ParcelSent _,
                    ShopEvent.ParcelCorrected _,
                    ShopEvent.ParcelScanned _,
                    ShopEvent.OrderShipped _,
                    ShopEvent.OrderReceived _,
                    ShopEvent.OrderClosed _,
                    ShopEvent.AfterSaleAgreed _,
                    ShopEvent.AfterSaleEnded _,
                    ShopEvent.GoodsSentBack _,
                    ShopEvent.GoodsCameBack _,
                    ShopEvent.RefundOrdered _ -> null;
        };
    }

    private void proveReply(String at, long person, byte[] body, long writer, String wordsHash) {
        check.must(person == writer, "{}: words of {}, written by {}", at, person, writer);
        check.must(
                salt != null && hash(salt, person, body).equals(wordsHash),
                "{}: not the words that were written to officers",
                at);
    }

    private void prove(String at, ShowEvent.TalkLine line, long person, byte[] body) {
        kept++;
        check.must(line.personId() == person, "{}: words of {}, said by {}", at, person, line.personId());
        if (salt == null) {
            check.fault("{}: no secret \"words\" to prove them by", at);
        } else {
            check.must(hash(salt, line.lineId(), body).equals(line.hash()), "{}: not the words that were said", at);
        }
    }

    private @Nullable Event read(String type, int version, byte[] body) {
        try {
            return codec.read(type, version, body);
        } catch (IllegalArgumentException | JacksonException unreadable) {
            return null; // said already, where the journal was told
        }
    }

    static String hash(byte[] salt, long lineId, byte[] words) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(lineId).array());
            return HexFormat.of().formatHex(mac.doFinal(words));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("HmacSHA256 is missing", broken);
        }
    }
}
