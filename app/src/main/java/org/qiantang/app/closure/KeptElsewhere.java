package org.qiantang.app.closure;

/** What others keep of people where rows alone do not reach: in files, in memory, behind commitments. Each may be asked twice. */
public interface KeptElsewhere {
    /** Own films with their files. */
    void forgetFilms(long personId);

    /** What suggestions know. */
    void forgetSuggestions(long personId);

    /** Who stands behind entries of the evidence log. */
    void forgetAccesses(long personId);

    /** The last lines of shows that newcomers see. */
    void forgetTalk(long personId);
}
