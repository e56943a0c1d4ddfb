package org.qiantang.engine.guard;

import java.util.List;

/** The answer for one line: the worst verdict among its findings, the findings in reading order, and what to ask for. */
public record Judgement(Verdict verdict, List<Finding> findings, List<String> unknownFacts) {

    public Judgement {
        findings = List.copyOf(findings);
        unknownFacts = List.copyOf(unknownFacts);
    }

    static Judgement of(List<Finding> findings) {
        var verdict =
                findings.stream().map(Finding::verdict).max(Enum::compareTo).orElse(Verdict.CLEAR);
        var unknown = findings.stream()
                .filter(finding -> finding.verdict() == Verdict.NEEDS_EVIDENCE)
                .flatMap(finding -> finding.factsMissing().stream())
                .distinct()
                .toList();
        return new Judgement(verdict, findings, unknown);
    }

    /** The findings that stand: those that violate or need evidence, without the ones that an exemption cleared. */
    public List<Finding> standing() {
        return findings.stream()
                .filter(finding -> finding.verdict() != Verdict.CLEAR)
                .toList();
    }
}
