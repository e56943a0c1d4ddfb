package org.qiantang.app.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.DemoGoods;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.media.Feed;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.show.ShowDirector;
import org.qiantang.engine.performance.EspeakSpeech;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.engine.performance.VoiceWish;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ItemRole;

/**
 * A digital host at work in the whole program, for measurements: the demo's shop and goods, the desk on a real
 * database, the real rules, answers, script, voice and FFmpeg, put together as {@link DigitalHosts} does, but for a
 * {@link Tap} at the encoder.
 */
final class HostAtWork implements AutoCloseable {
    static final Format FORMAT = new Format(720, 1280, 25);

    private static final Path SPEECH = Path.of("../speech-espeak/target/speech-espeak.jar");
    private static final long SHOP = 1_290L;
    private static final int LINE_UP = 14;
    private static final int PIECES = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    final WholeHouse house;
    final long showId;
    final HostedShow show;
    final Tap tap;
    /** When the sentence under way was last cut, by {@link System#nanoTime()}; 0 where none has been. */
    volatile long cutAt;

    private final EspeakSpeech program;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService ear = Executors.newSingleThreadExecutor();
    private int cuts;

    /** @throws IllegalStateException if FFmpeg or the speech program is not there */
    HostAtWork() throws IOException, InterruptedException {
        Path ffmpeg = Encoder.program()
                .orElseThrow(() -> new IllegalStateException("ffmpeg: absent (expected: on the path)"));
        if (!Files.exists(SPEECH)) {
            throw new IllegalStateException(SPEECH + ": absent (expected: built by mvn -pl speech-espeak package)");
        }
        house = WholeHouse.open(Map.of("qiantang.shops.approval", false));
        program = new EspeakSpeech(EspeakSpeech.commandFor(SPEECH));
        showId = openShow();
        Playbill playbill = house.bean(Playbills.class).of(showId).orElseThrow();
        Feed feed = house.bean(Programmes.class).openDigital(playbill.roomId());
        var airtime = new Airtime(playbill, this::pages, Runnable::run, InstantSource.system(), _ -> {});
        tap = new Tap(
                new Transmission(playbill, FORMAT, ffmpeg, tag -> {
                    feed.accept(tag);
                    tapped().tag(tag);
                }),
                FORMAT);
        show = host(playbill, feed, new Broadcast(playbill, FORMAT, tap, Beat.MACHINE, null, airtime));
        house.bean(Rooms.class).tell((id, events) -> {
            if (id == showId) {
                events.forEach(happened -> hear(happened.event(), happened.words()));
            }
        });
        threads.execute(show::run);
        show.air(true);
    }

    /** A viewer's line, said in the room as viewers say it. */
    void ask(long personId, String line) {
        house.bean(Rooms.class)
                .ask(showId, new RoomRequest.Say(personId, line, "clear"))
                .join();
    }

    Performance performance() {
        return show.performance();
    }

    static void await(String what, Duration patience, BooleanSupplier come) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError(what + ": not within " + patience);
            }
            Thread.sleep(1);
        }
    }

    @Override
    public void close() throws IOException {
        ear.shutdownNow();
        show.stop();
        threads.close();
        program.close();
        house.close();
    }

    /** The encoder begins with the first frame, when all is there. */
    private Tap tapped() {
        return tap;
    }

    private HostedShow host(Playbill playbill, Feed feed, Broadcast broadcast) {
        var company = new Performance.Company(
                house.bean(Resolver.class),
                house.bean(Answerer.class),
                house.bean(QuestionDesk.class),
                house.bean(Gate.class),
                house.bean(Rooms.class),
                house.bean(Boards.class)::of,
                house.bean(OnStage.class),
                _ -> false,
                InstantSource.system());
        var speakers = new Speakers(
                List.of(new Speakers.Engine("espeak-ng", program::speak)), PATIENCE, threads, InstantSource.system());
        var voice = new Voice(
                SpeechDictionary.NONE, speakers::speak, threads, InstantSource.system(), () -> VoiceWish.NONE);
        voice.keep(Phrases.WARM.fixed());
        var calls = new Calls();
        var mouth = new Mouthpiece(showId, company, voice, broadcast, calls, threads);
        HostSetting setting = HostSetting.USUAL;
        var performance = new Performance(showId, company, setting, List.of(), mouth, calls);
        performance.follow(Shaping.shaped(
                house.bean(Scriptwriter.class).write(showId, () -> false),
                HostManner.of(setting.use()),
                showId,
                house.bean(VisitLines.class)));
        return new HostedShow(playbill, performance, broadcast, feed);
    }

    private void hear(ShowEvent event, List<String> words) {
        if (event instanceof ShowEvent.TalkHeard talk) {
            for (int slot = 0; slot < words.size(); slot++) {
                long person = talk.lines().get(slot).personId();
                long lineId = talk.lines().get(slot).lineId();
                String line = words.get(slot);
                ear.execute(() -> {
                    show.performance().hear(lineId, person, line, null);
                    show.wake();
                });
            }
        } else {
            News.tell(show.performance(), event);
        }
    }

    /** Told on the thread that cuts, in the moment in which it does. */
    private void pages(Optional<DrawnMoment> moment) {
        int told = moment.map(now -> now.cut().hashCode()).orElse(0);
        if (told != cuts) {
            cuts = told;
            cutAt = System.nanoTime();
        }
    }

    private long openShow() throws InterruptedException {
        house.bean(DemoGoods.class).fill(house.bean(ShopDesk.class), DemoGoods.Shop.QIANTANG, SHOP);
        Visitor owner = house.comes("host-at-work", SHOP, Role.VIEWER, Role.MERCHANT, Role.HOST);
        var person = Objects.requireNonNull(owner.person());
        Catalog catalog = house.bean(Catalog.class);
        await(
                "the goods are listed",
                Duration.ofMinutes(1),
                () -> products(catalog).size() >= LINE_UP);
        ShowDirector director = house.bean(ShowDirector.class);
        long planned = Objects.requireNonNull(
                director.plan(person, "钱塘好物 · 数字人专场", HostKind.DIGITAL, 300).id());
        for (Product product : products(catalog).subList(0, LINE_UP)) {
            List<ShowDirector.Allot> allots = product.skus().stream()
                    .map(sku -> new ShowDirector.Allot(sku.skuId(), Math.min(PIECES, sku.free()), null))
                    .toList();
            director.lineUp(person, planned, product.id(), ItemRole.HERO, 5, allots);
        }
        director.open(person, planned);
        Boards boards = house.bean(Boards.class);
        await(
                "the show is open",
                Duration.ofMinutes(1),
                () -> boards.of(planned).filter(Board::isOpen).isPresent());
        await(
                "the host knows of it",
                Duration.ofMinutes(1),
                () -> house.bean(Playbills.class).of(planned).isPresent());
        return planned;
    }

    private static List<Product> products(Catalog catalog) {
        return catalog.productsOf(SHOP, "", 0, 100).items().reversed();
    }
}
