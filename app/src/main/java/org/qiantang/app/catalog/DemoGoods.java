package org.qiantang.app.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The goods of the demo's shops, listed as anybody's are, and samples of the papers behind them. */
public final class DemoGoods {
    /** A shop of the demo: its name, whose licence hangs on its wall, and the file of its goods. */
    public enum Shop {
        QIANTANG("钱塘好物", "杭州钱塘好物演示商贸有限公司", "演示-91330100DEMO0001X", "/demo/goods.json"),
        YUNHE("运河良品", "杭州运河良品演示商贸有限公司", "演示-91330105DEMO0002Y", "/demo/goods-yunhe.json");

        private final String shopName;
        private final String holder;
        private final String number;
        private final String file;

        Shop(String shopName, String holder, String number, String file) {
            this.shopName = shopName;
            this.holder = holder;
            this.number = number;
            this.file = file;
        }

        public String shopName() {
            return shopName;
        }
    }

    private final ProofFiles files;
    private final ProductTable products;

    DemoGoods(ProofFiles files, ProductTable products) {
        this.files = files;
        this.products = products;
    }

    /**
     * Opens the shop if it is not open and lists what it does not have yet, each proof with a sample of its paper. What is
     * there, put away or not, is the merchant's own affair.
     */
    public void fill(ShopDesk desk, Shop shop, long merchantId) {
        desk.openShop(merchantId, shop.shopName, new Licence(shop.holder, shop.number));
        GoodsRead read = GoodsJson.read(file(shop), GoodsImport.MAX_ROWS);
        if (!read.errors().isEmpty()) {
            throw new IllegalStateException("demo goods: " + read.errors() + " (expected: no error)");
        }
        List<Candidate> all = read.candidates();
        Set<String> there = products.idsByCode(
                        merchantId,
                        all.stream().map(candidate -> candidate.draft().code()).toList())
                .keySet();
        List<Candidate> absent = all.stream()
                .filter(candidate -> !there.contains(candidate.draft().code()))
                .toList();
        if (absent.isEmpty()) {
            return;
        }
        List<Candidate> sound = sound(desk, merchantId, absent, there.isEmpty());
        int written = new GoodsImport(desk)
                .write(merchantId, withSamples(merchantId, sound), GoodsImport.Mode.ALL_OR_NOTHING);
        if (written != sound.stream().mapToInt(GoodsImport::weight).sum()) {
            throw new IllegalStateException("demo goods: " + written + " (expected: " + sound.size() + ")");
        }
    }

    /** In a shop that its merchant has worked in, a code of the demo's may be taken: then that is left out. */
    private static List<Candidate> sound(ShopDesk desk, long merchantId, List<Candidate> absent, boolean isNew) {
        List<List<Flaw>> flaws =
                desk.examine(merchantId, absent.stream().map(Candidate::draft).toList());
        if (isNew && !flaws.stream().allMatch(List::isEmpty)) {
            throw new IllegalStateException("demo goods: " + flaws + " (expected: no flaw)");
        }
        return IntStream.range(0, absent.size())
                .filter(place -> flaws.get(place).isEmpty())
                .mapToObj(absent::get)
                .toList();
    }

    /** Where the machine cannot write the mark on a sample there are none. */
    private List<Candidate> withSamples(long merchantId, List<Candidate> goods) {
        if (!SamplePaper.canBeDrawn()) {
            return goods;
        }
        Map<String, Proof> papers = new LinkedHashMap<>();
        for (Candidate candidate : goods) {
            for (Fact fact : candidate.draft().facts().facts()) {
                if (fact.proof() != null) {
                    papers.putIfAbsent(nameOf(fact.proof()), fact.proof());
                }
            }
        }
        Map<String, String> hashes = hashes(merchantId, papers);
        return goods.stream()
                .map(candidate -> new Candidate(
                        candidate.draft().withFacts(withFiles(candidate.draft().facts(), hashes)),
                        candidate.rows(),
                        candidate.whole()))
                .toList();
    }

    /** The hash of each paper by its name; those that are not kept yet are drawn now, and never again. */
    private Map<String, String> hashes(long merchantId, Map<String, Proof> papers) {
        Map<String, String> hashes = new HashMap<>(files.hashesByName(merchantId));
        if (hashes.keySet().containsAll(papers.keySet())) {
            return hashes;
        }
        var paperOf = new SamplePaper();
        papers.entrySet().parallelStream()
                .filter(paper -> !hashes.containsKey(paper.getKey()))
                .map(paper -> Map.entry(paper.getKey(), paperOf.png(paper.getValue())))
                .toList()
                .forEach(paper -> files.keep(merchantId, paper.getKey(), paper.getValue())
                        .ifPresent(kept -> hashes.put(kept.name(), kept.sha256())));
        return hashes;
    }

    private static FactSheet withFiles(FactSheet sheet, Map<String, String> hashes) {
        return new FactSheet(sheet.facts().stream()
                .map(fact -> fact.proof() == null
                        ? fact
                        : new Fact(fact.key(), fact.value(), fact.unit(), withFile(fact.proof(), hashes), fact.given()))
                .toList());
    }

    private static Proof withFile(Proof proof, Map<String, String> hashes) {
        String sha256 = hashes.get(nameOf(proof));
        return new Proof(
                proof.kind(),
                proof.number(),
                proof.issuer(),
                proof.scope(),
                proof.validUntil(),
                proof.validFrom(),
                sha256 == null ? null : new ProofFile(sha256, true));
    }

    private static String nameOf(Proof proof) {
        return ProofFiles.nameOf("样本 " + proof.kind() + " " + proof.number() + ".png");
    }

    static byte[] file(Shop shop) {
        try (InputStream in = DemoGoods.class.getResourceAsStream(shop.file)) {
            if (in == null) {
                throw new IllegalStateException(shop.file + ": absent (expected: on the class path)");
            }
            return in.readAllBytes();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
