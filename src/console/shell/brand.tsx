/** The mark and the name. */
export const Brand = () => (
  <>
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <g fill="currentColor">
        <rect x="1" y="2" width="11" height="4.2" />
        <rect x="5" y="7.9" width="14" height="4.2" />
        <rect x="3" y="13.8" width="9" height="4.2" />
      </g>
    </svg>
    Groupement
  </>
);
