package org.qiantang.app.catalog;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Listings.Unnamed;
import org.qiantang.app.catalog.ShopTurns.Turn;
import org.qiantang.app.catalog.Standings.Listed;
import org.qiantang.app.catalog.TransferTable.State;
import org.qiantang.app.catalog.TransferTable.Transfer;
import org.qiantang.app.journal.Office;
import org.qiantang.event.Ids;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.Standing;
import org.qiantang.event.ShowEvent.HeldLine;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The only writer of a shop's stream and rows: goods, prices, pieces, and the hand-over of paid orders.
 *
 * <p>A shop's work is done one piece after the other, each whole or not at all. What shows and couriers ask carries an
 * id and may be asked again: the repeat changes nothing.
 */
public final class ShopDesk {
    private static final int MAX_NAME = 60;
    private static final int MAX_REASON = 100;
    private static final Pricing OUT_OF_RANGE = new Pricing.OutOfRange(1, ProductCheck.MAX_PRICE_MINOR);

    private final Office office;
    private final InstantSource clock;
    private final Ids ids;
    private final MerchantTable merchants;
    private final ProductTable products;
    private final SkuTable skus;
    private final WarehouseTable warehouse;
    private final TransferTable transfers;
    private final ShopOrderTable orders;
    private final ShopTurns turns;
    private final Listings listings;
    private final Standings standings;
    private final OrderStories stories;
    private final OrderTerms terms;

    /** A desk that nobody tells what a page must not say. */
    public ShopDesk(Office office, JdbcClient jdbc, InstantSource clock, Ids ids) {
        this(office, jdbc, clock, ids, PageJudge.NONE);
    }

    public ShopDesk(Office office, JdbcClient jdbc, InstantSource clock, Ids ids, PageJudge judge) {
        PageFindings pages = new PageFindings(jdbc, judge);
        this.office = office;
        this.clock = clock;
        this.ids = ids;
        this.merchants = new MerchantTable(jdbc);
        this.products = new ProductTable(jdbc);
        this.skus = new SkuTable(jdbc);
        this.warehouse = new WarehouseTable(jdbc);
        this.transfers = new TransferTable(jdbc);
        this.orders = new ShopOrderTable(jdbc);
        this.turns = new ShopTurns(office, jdbc, clock);
        this.listings = new Listings(jdbc, clock, ids, pages);
        this.standings = new Standings(jdbc);
        this.stories = new OrderStories(jdbc);
        this.terms = new OrderTerms(new Catalog(jdbc));
    }

    /** Opens a shop; false where it is open already. */
    public boolean openShop(long merchantId, String name) {
        return openShop(merchantId, name, null);
    }

    public boolean openShop(long merchantId, String name, @Nullable Licence licence) {
        mustFit("name", name, MAX_NAME);
        return office.write(pen -> {
                    Instant now = now();
                    boolean opened = merchants.open(merchantId, name, licence, now);
                    if (opened) {
                        new Turn(merchantId, now, pen).write(new ShopEvent.ShopOpened(now, merchantId, name));
                    }
                    return opened;
                })
                .value();
    }

    /** The answer to somebody who wants to open a shop. */
    public enum Opening {
        OPENED,
        OWNER_TAKEN,
        SHOP_TAKEN
    }

    /**
     * Opens a shop together with its owner's account: both, or neither.
     *
     * @param owner writes the account down, in the same transaction; false where its name is taken
     */
    public Opening openShop(
            long merchantId, String name, @Nullable Licence licence, Standing first, BooleanSupplier owner) {
        mustFit("name", name, MAX_NAME);
        return office.write(pen -> {
                    if (merchants.isNameTaken(name)) {
                        return Opening.SHOP_TAKEN;
                    }
                    if (!owner.getAsBoolean()) {
                        return Opening.OWNER_TAKEN;
                    }
                    Instant now = now();
                    merchants.open(merchantId, name, licence, now);
                    var turn = new Turn(merchantId, now, pen);
                    turn.write(new ShopEvent.ShopOpened(now, merchantId, name));
                    if (first != Standing.OPEN) {
                        standings.put(merchantId, first, "", 0, now);
                        turn.write(new ShopEvent.StandingChanged(now, merchantId, first, "", 0));
                    }
                    return Opening.OPENED;
                })
                .value();
    }

    public boolean isOpen(long merchantId) {
        return standings.of(merchantId) == Standing.OPEN;
    }

    /** Lets pass a shop that may sell; else a refusal says why it may not. */
    public void requireOpen(long merchantId) {
        standings.requireOpen(merchantId);
    }

    /** Says whether a shop may sell; false where there is no such shop. What stands already is not said again. */
    public boolean setStanding(long merchantId, Standing standing, String reason, long byId) {
        return setStanding(merchantId, standing, reason, byId, shop -> !shop.isSaid(standing, reason));
    }

    /** The same, only {@code where} the shop stands so when its turn has come. */
    public boolean setStanding(long merchantId, Standing standing, String reason, long byId, Predicate<Listed> where) {
        mustFit("reason", reason, MAX_REASON);
        if (merchants.find(merchantId).isEmpty()) {
            return false;
        }
        return turn(merchantId, turn -> {
            if (standings.one(merchantId).filter(where).isPresent()) {
                standings.put(merchantId, standing, reason, byId, turn.at());
                turn.write(new ShopEvent.StandingChanged(turn.at(), merchantId, standing, reason, byId));
            }
            return true;
        });
    }

    /** Takes a shop's licence, as long as the platform has not approved the shop by another; says whether. */
    boolean takeLicence(long merchantId, Licence licence) {
        return turn(merchantId, _ -> merchants.setLicence(merchantId, licence));
    }

    /** Puts a product into the catalogue, or revises the one of the same code; SKUs that it does not name stay. */
    public Listing list(long merchantId, ProductDraft draft) {
        return listAll(merchantId, List.of(draft), false).getFirst();
    }

    /**
     * Lists many products in one piece of work.
     *
     * @param allOrNothing whether one flawed product keeps all the others out too
     * @return an answer for each draft, in order; where nothing was written, sound drafts are answered as unchanged
     */
    public List<Listing> listAll(long merchantId, List<ProductDraft> drafts, boolean allOrNothing) {
        return turn(merchantId, turn -> {
            List<List<Flaw>> flaws = examine(merchantId, drafts);
            boolean nothing = allOrNothing && flaws.stream().anyMatch(found -> !found.isEmpty());
            var answers = new ArrayList<Listing>();
            for (int i = 0; i < drafts.size(); i++) {
                ProductDraft draft = drafts.get(i);
                Optional<Long> known = products.idByCode(merchantId, draft.code());
                if (!flaws.get(i).isEmpty()) {
                    answers.add(new Listing.Flawed(flaws.get(i)));
                } else if (nothing) {
                    answers.add(new Listing.Listed(known.orElse(0L), false));
                } else {
                    answers.add(listings.write(turn, known, draft, Unnamed.KEPT));
                }
            }
            return List.copyOf(answers);
        });
    }

    /** What the guard finds in a page as it would be kept; writes nothing. */
    public List<PageFinding> judge(long merchantId, ProductDraft draft) {
        return listings.judge(merchantId, draft);
    }

    /** Every flaw of every draft, beside each other and beside what the merchant has; writes nothing. */
    public List<List<Flaw>> examine(long merchantId, List<ProductDraft> drafts) {
        return listings.examine(merchantId, drafts, _ -> {});
    }

    /** The same, telling of each draft when it has been come past. */
    List<List<Flaw>> examine(long merchantId, List<ProductDraft> drafts, Consumer<ProductDraft> past) {
        return listings.examine(merchantId, drafts, past);
    }

    /** Revises a product as a whole; SKUs that it does not name are withdrawn from sale. */
    public Listing revise(long merchantId, long productId, ProductDraft draft) {
        return turn(merchantId, turn -> {
            if (!isOf(products.ownerOf(productId), merchantId)) {
                return new Listing.NotYours();
            }
            List<Flaw> flaws = listings.flawsOf(merchantId, Optional.of(productId), draft);
            return flaws.isEmpty()
                    ? listings.write(turn, Optional.of(productId), draft, Unnamed.WITHDRAWN)
                    : new Listing.Flawed(flaws);
        });
    }

    /** Sets a price: a new version, the old ones stay. */
    public Pricing setPrice(long merchantId, long skuId, Money price, String reason) {
        mustFit("reason", reason, MAX_REASON);
        if (isOutOfRange(price)) {
            return OUT_OF_RANGE;
        }
        return turn(
                merchantId,
                turn -> isOwnSku(merchantId, skuId)
                        ? new Pricing.Priced(listings.setPrice(turn, skuId, price, reason))
                        : new Pricing.NotYours());
    }

    /** A version for a price that a show may ask: nothing is written until the show has decided to ask it. */
    public Pricing versionFor(long merchantId, long skuId, Money price) {
        if (isOutOfRange(price)) {
            return OUT_OF_RANGE;
        }
        return isOwnSku(merchantId, skuId) ? new Pricing.Priced(ids.next()) : new Pricing.NotYours();
    }

    /**
     * Keeps a price that a show has decided to ask: a version like any other, and the shop's own price stays as it is.
     * Told twice, it is kept once.
     */
    public void keepShowPrice(long showId, long skuId, long version, Money price, String reason) {
        if (!listings.keeps(version)) {
            SkuOwner owner = skus.ownerOf(skuId).orElseThrow();
            turn(owner.merchantId(), turn -> {
                listings.keep(turn, skuId, version, price, reason, showId);
                return true;
            });
        }
    }

    /** Puts a product on the shop's shelf or takes it off; false where it is not the merchant's. */
    public boolean shelve(long merchantId, long productId, boolean on) {
        return turn(merchantId, turn -> {
            if (!isOf(products.ownerOf(productId), merchantId)) {
                return false;
            }
            if (products.shelve(productId, on)) {
                turn.write(
                        on
                                ? new ShopEvent.ProductShelved(turn.at(), productId)
                                : new ShopEvent.ProductUnshelved(turn.at(), productId));
            }
            return true;
        });
    }

    static boolean isOutOfRange(Money price) {
        return price.minor() < 1
                || price.minor() > ProductCheck.MAX_PRICE_MINOR
                || !price.currency().equals(Money.CNY);
    }

    /** Counts pieces into the warehouse; a negative number counts free ones out, as after a stock-taking. */
    public Receiving receiveStock(long merchantId, long skuId, int pieces, String reason) {
        mustFit("reason", reason, MAX_REASON);
        if (pieces == 0 || Math.abs((long) pieces) > ProductCheck.MAX_PIECES) {
            throw new IllegalArgumentException(
                    "pieces: " + pieces + " (expected: 1.." + ProductCheck.MAX_PIECES + ", or as many below zero)");
        }
        return turn(merchantId, turn -> {
            if (!isOwnSku(merchantId, skuId)) {
                return new Receiving.NotYours();
            }
            int free = warehouse.lockFree(skuId);
            if (free + pieces < 0) {
                return new Receiving.NotEnough(free);
            }
            listings.receive(turn, skuId, pieces, reason);
            return new Receiving.Received(free + pieces);
        });
    }

    /** Sends pieces to a show to sell there; they are on their way until the show has answered. */
    public Sending sendAllotment(long merchantId, long showId, long itemId, long skuId, int pieces) {
        return sendAllotment(merchantId, showId, itemId, skuId, pieces, () -> Integer.MAX_VALUE);
    }

    /**
     * The same for pieces that were promised in a certain number.
     *
     * @param promised asked in the shop's turn: how many may leave, whatever is free
     */
    public Sending sendAllotment(
            long merchantId, long showId, long itemId, long skuId, int pieces, IntSupplier promised) {
        if (pieces < 1 || pieces > ProductCheck.MAX_PIECES) {
            throw new IllegalArgumentException("pieces: " + pieces + " (expected: 1.." + ProductCheck.MAX_PIECES + ")");
        }
        return turn(merchantId, turn -> {
            if (!isOwnSku(merchantId, skuId)) {
                return new Sending.NotYours();
            }
            int most = promised.getAsInt();
            if (pieces > most) {
                return new Sending.NotPromised(most);
            }
            int free = warehouse.lockFree(skuId);
            if (free < pieces) {
                return new Sending.NotEnough(free);
            }
            long transferId = ids.next();
            warehouse.send(skuId, pieces);
            transfers.insert(
                    new Transfer(transferId, merchantId, skuId, pieces, State.SENT), showId, itemId, turn.at());
            turn.write(new ShopEvent.AllotmentSent(turn.at(), transferId, showId, itemId, skuId, pieces));
            return new Sending.Sent(transferId);
        });
    }

    /** Pieces of a SKU that a show has been given and has not given back; those on their way to it included. */
    public int handedTo(long showId, long skuId) {
        return transfers.handedTo(showId, skuId);
    }

    /** Pieces that were sent to items of shows and not turned back at the door, whatever became of them there. */
    public Map<Long, Integer> sentTo(Collection<Long> itemIds) {
        return transfers.sentTo(itemIds);
    }

    /** The show has taken the pieces; false where that was known. */
    public boolean arrived(long transferId) {
        return settle(transferId, State.ARRIVED, (turn, transfer) -> {
            warehouse.arrive(transfer.skuId(), transfer.pieces());
            turn.write(new ShopEvent.AllotmentArrived(turn.at(), transferId));
        });
    }

    /** The show would not take the pieces, so they are free again; false where that was known. */
    public boolean bounced(long transferId) {
        return settle(transferId, State.BOUNCED, (turn, transfer) -> {
            warehouse.bounce(transfer.skuId(), transfer.pieces());
            turn.write(new ShopEvent.AllotmentBounced(turn.at(), transferId, transfer.skuId(), transfer.pieces()));
        });
    }

    /** Unsold pieces have come back from a show under an id of the show's; false where that was known. */
    public boolean cameBack(long transferId, long showId, long skuId, int pieces) {
        long merchantId = skus.ownerOf(skuId)
                .map(SkuOwner::merchantId)
                .orElseThrow(() -> new IllegalArgumentException("skuId: " + skuId + " (expected: a known sku)"));
        return turn(merchantId, turn -> {
            long there = transfers.piecesAtShow(showId, skuId);
            if (!transfers.comeBack(transferId, showId, skuId, pieces, turn.at())) {
                return false;
            }
            if (pieces > there) {
                throw new IllegalStateException("pieces: " + pieces + " back from show " + showId + " of sku " + skuId
                        + " (expected: up to " + there + ")");
            }
            warehouse.comeBack(skuId, pieces);
            turn.write(new ShopEvent.AllotmentCameBack(turn.at(), transferId, showId, skuId, pieces));
            return true;
        });
    }

    /** Takes a paid order for good; false where it was taken before. */
    public boolean takeOrder(
            long orderId, long showId, long merchantId, long buyerId, List<HeldLine> lines, Money amount) {
        return turn(merchantId, turn -> {
            boolean taken = orders.take(orderId, showId, merchantId, buyerId, lines, amount, turn.at());
            if (taken) {
                var event =
                        new ShopEvent.OrderTaken(turn.at(), orderId, showId, buyerId, lines, amount, terms.of(lines));
                stories.note(event);
                turn.write(event);
            }
            return taken;
        });
    }

    @FunctionalInterface
    private interface Settlement {
        void settle(Turn turn, Transfer transfer);
    }

    private boolean settle(long transferId, State end, Settlement settlement) {
        long merchantId = transfer(transferId).merchantId();
        return turn(merchantId, turn -> {
            // Read again: what was seen before this desk's turn may be old.
            Transfer transfer = transfer(transferId);
            if (transfer.state() == end) {
                return false;
            }
            if (transfer.state() != State.SENT) {
                throw new IllegalStateException(
                        "transfer " + transferId + ": " + transfer.state() + " (expected: SENT or " + end + ")");
            }
            transfers.setState(transferId, end);
            settlement.settle(turn, transfer);
            return true;
        });
    }

    private Transfer transfer(long transferId) {
        return transfers
                .find(transferId)
                .orElseThrow(() ->
                        new IllegalArgumentException("transferId: " + transferId + " (expected: a known transfer)"));
    }

    private <T> T turn(long merchantId, Function<Turn, T> work) {
        return turns.take(merchantId, work);
    }

    private boolean isOwnSku(long merchantId, long skuId) {
        return isOf(skus.ownerOf(skuId).map(SkuOwner::merchantId), merchantId);
    }

    private static boolean isOf(Optional<Long> owner, long merchantId) {
        return owner.isPresent() && owner.get() == merchantId;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void mustFit(String name, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException(name + ": " + text + " (expected: 1.." + most + " characters)");
        }
    }
}
