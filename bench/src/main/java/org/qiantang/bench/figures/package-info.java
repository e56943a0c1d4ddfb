/** How soon what happened stands in a show's figures, while very much happens. */
@NullMarked
package org.qiantang.bench.figures;

import org.jspecify.annotations.NullMarked;
