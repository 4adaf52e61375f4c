//! Credentials that `aws login` keeps.
