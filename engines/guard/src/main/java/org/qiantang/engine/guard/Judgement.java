package org.qiantang.engine.guard;

import java.util.List;

/**
 * The answer for one line: the worst verdict among its findings, the findings in reading order, what to ask for, and
 * how likely it is that the line violates.
 *
 * @param probability 0..1; calibrated where the second reader has read the line, else 1, 0.5 or 0 by the verdict
 * @param version of the book and the reader that judged; empty before a guard has put its name to it
 */
public record Judgement(
        Verdict verdict, List<Finding> findings, List<String> factsToAsk, double probability, String version) {

    public Judgement {
        findings = List.copyOf(findings);
        factsToAsk = List.copyOf(factsToAsk);
    }

    public Judgement(Verdict verdict, List<Finding> findings, List<String> factsToAsk, double probability) {
        this(verdict, findings, factsToAsk, probability, "");
    }

    /** The same, with the version of who judged. */
    Judgement by(String judge) {
        return new Judgement(verdict, findings, factsToAsk, probability, judge);
    }

    static Judgement of(List<Finding> findings) {
        Verdict verdict = worst(findings);
        double probability = switch (verdict) {
            case VIOLATES -> 1;
            case NEEDS_EVIDENCE -> 0.5;
            case CLEAR -> 0;
        };
        return of(findings, probability);
    }

    static Judgement of(List<Finding> findings, double probability) {
        List<String> unknown = findings.stream()
                .filter(finding -> finding.verdict() == Verdict.NEEDS_EVIDENCE)
                .flatMap(finding -> finding.factsMissing().stream())
                .distinct()
                .toList();
        return new Judgement(worst(findings), findings, unknown, probability);
    }

    /**
     * The same line's with what it says only together with lines before it.
     *
     * @param all in reading order
     * @param added those of them that the line has not by itself
     */
    Judgement with(List<Finding> all, List<Finding> added) {
        double likely = Math.max(probability, of(added).probability());
        return of(all, likely).by(version);
    }

    private static Verdict worst(List<Finding> findings) {
        return findings.stream().map(Finding::verdict).max(Enum::compareTo).orElse(Verdict.CLEAR);
    }

    /** The findings that stand: those that violate or need evidence, without the ones that an exemption cleared. */
    public List<Finding> standing() {
        return findings.stream()
                .filter(finding -> finding.verdict() != Verdict.CLEAR)
                .toList();
    }
}
