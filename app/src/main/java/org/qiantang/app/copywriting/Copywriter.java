package org.qiantang.app.copywriting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.shelf.Shelf;

/** Who writes texts of goods: from phrases and facts alone, or a language model. Either is checked by others after. */
interface Copywriter {
    /** A text for the brief. May take its time, and ends early once nobody wants it any more. */
    Draft write(Assignment assignment, Watch watch);

    /**
     * Other sentences for the place of one, of which the first that stands is to be taken; none where there is nothing else
     * to say there, or nobody waits any more. May take its time.
     */
    Draft again(Assignment assignment, Sentence old, Watch watch);

    /**
     * What is to be written, and of what.
     *
     * @param shelf the show's goods, or one product alone
     * @param today the day by which proofs must hold
     * @param seed the same seed writes the same text from the same goods
     * @param take which of several texts for the same brief it is, such as {@code A}; a model is asked anew for each
     */
    record Assignment(
            long merchantId, Brief brief, Shelf shelf, LocalDate today, long seed, String take, Memory memory) {}

    /**
     * What the shop has been given lately, which is not to be said again.
     *
     * @param openings patterns of how texts began
     * @param patterns of all sentences, with how often each was used
     */
    record Memory(Set<String> openings, Map<String, Integer> patterns) {
        static final Memory NONE = new Memory(Set.of(), Map.of());

        public Memory {
            openings = Set.copyOf(openings);
            patterns = Map.copyOf(patterns);
        }
    }

    /** Who waits for a text: whether still, and what of it is there already. */
    record Watch(BooleanSupplier stopped, Consumer<String> heard) {
        static final Watch NOBODY = new Watch(() -> false, _ -> {});
    }

    /**
     * What came of it.
     *
     * @param fellBack why the grammar wrote it and not the model that was asked for: one of {@link Trouble}; null if not
     * @param tokens what a model has used for it
     */
    record Draft(
            List<Sentence> sentences,
            List<Dropped> dropped,
            @Nullable Trouble fellBack,
            int tokens) {
        public Draft {
            sentences = List.copyOf(sentences);
            dropped = List.copyOf(dropped);
        }
    }

    /** What can go wrong with a model out there. */
    enum Trouble {
        TIMEOUT("模型超时", "the model took too long"),
        BUSY("模型繁忙（429）", "the model is busy (429)"),
        KEY(
                "模型服务不认这把钥匙（401/403），请检查 qiantang.llm.key",
                "the model's service does not take this key (401/403); look at qiantang.llm.key"),
        NO_MODEL(
                "模型服务没有这个模型或地址（404），请检查 qiantang.llm.model 和 base-url",
                "the service has no such model or address (404); look at qiantang.llm.model and base-url"),
        FAILED("模型服务出错", "the model's service failed"),
        BROKEN("模型的回答中断", "the model's answer broke off"),
        REFUSED("模型拒绝回答", "the model refused"),
        EMPTY("模型没有写出可用的句子", "the model wrote nothing that can be used"),
        BUDGET("今天的模型用量已到上限", "today's budget for the model is used up"),
        STOPPED("已停止", "stopped");

        private final String zh;
        private final String en;

        Trouble(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        String zh() {
            return zh;
        }

        String en() {
            return en;
        }
    }
}
