package org.qiantang.app.catalog;

/**
 * The scan or picture of a proof: known by its bytes, kept beside.
 *
 * @param released whether buyers may see it too; the shop and officers always may
 */
public record ProofFile(String sha256, boolean released) {}
