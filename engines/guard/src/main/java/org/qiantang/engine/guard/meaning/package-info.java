/**
 * The second reader: a small trained encoder that reads a line, with who said it and what is known of the goods, and
 * says how likely it is to be unlawful. Knows token ids and figures, no law. Leans on ONNX Runtime alone.
 */
@NullMarked
package org.qiantang.engine.guard.meaning;

import org.jspecify.annotations.NullMarked;
