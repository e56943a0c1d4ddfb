package org.qiantang.app.proof;

/** Knows the edition of the rules that judge what is said. */
@FunctionalInterface
public interface RuleBase {
    String version();
}
